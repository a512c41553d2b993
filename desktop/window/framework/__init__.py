"""กรอบยุทธศาสตร์ and its library."""
