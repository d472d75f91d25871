"""What is known of words before a page is read: stems, the character model, word lists, what names look like."""
