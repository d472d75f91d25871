"""What was found is brought to its whole span, cut out of its line and given a name that other pages' finds can be held against."""
