"""A study of a stress test's answer: how sure it is, what it hangs on, who absorbs what."""
