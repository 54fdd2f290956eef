"""One page on which an employee sees how they grow."""
