"""The lines of a page as the search reads them: matching view, segments, stems, and what the character model adds."""
