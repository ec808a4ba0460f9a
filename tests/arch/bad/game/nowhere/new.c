/* Breaks: arrows. A folder that nobody has drawn. */
#include "rules/rules.h"
