// Shows what of the world a WASI program can see: arguments, an environment variable, a file, random bytes, the clock.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int show_file(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        return 1;
    }
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) {
        putchar(c);
    }
    fclose(file);
    return 0;
}

int main(int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        printf("argument %s\n", arguments[i]);
    }
    const char *name = getenv("NAME");
    printf("NAME is %s\n", name ? name : "not set");

    unsigned char bytes[4];
    if (getentropy(bytes, sizeof bytes)) {
        perror("random");
        return 2;
    }
    printf("random %02x %02x %02x %02x\n", bytes[0], bytes[1], bytes[2], bytes[3]);

    printf("time %lld\n", (long long)time(NULL));
    return show_file("/data/greeting.txt");
}
