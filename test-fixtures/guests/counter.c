// A reactor: a WASI module without `main`, which is set up once by `_initialize` and then called as often as one likes.
#include <stdio.h>

static int count;

__attribute__((constructor)) static void begin(void) {
    count = 40;
    puts("ready");
    fflush(stdout);
}

__attribute__((export_name("next"))) int next(void) { return ++count; }
