"""What is judged of a page as a whole: brands in an institution's place, pages of one trade, spun pages."""
