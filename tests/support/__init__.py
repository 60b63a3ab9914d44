"""What tests share: courses, classes, kernels and browsers to try things with. It holds no tests."""
