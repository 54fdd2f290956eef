"""What the tests of the map ask its picture."""

# When the picture stood, in ms from asking for the page. It is no text that the page
# evaluates anew at each frame, because our policy lets no page do that.
PAINTED = """async () => {
  const marks = () => performance.getEntriesByName('peta-painted');
  while (!marks().length) await new Promise(requestAnimationFrame);
  return marks()[0].startTime;
}"""
