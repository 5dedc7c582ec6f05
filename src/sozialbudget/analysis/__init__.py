"""Questions asked of a case or of a result, answered as data: nothing here prints or writes files."""
