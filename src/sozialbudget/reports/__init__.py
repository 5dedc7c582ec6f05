"""What each output says: an answer in, a document, table or lines out; one folder an output."""
