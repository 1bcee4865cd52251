"""The tests, and the fakes and builders they stand on."""
