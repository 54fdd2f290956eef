"""What if: the best plan under an extra condition, found from the plan there is."""
