#pragma once

#include <stddef.h>

/// snprintf of one number with a count of decimals; Swift cannot call what takes any number of arguments.
int print_decimals(char *buffer, size_t size, int decimals, double value);

/// snprintf of one number with a count of significant digits ("%g").
int print_significant(char *buffer, size_t size, int digits, double value);
