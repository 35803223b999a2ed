// Says again what it hears, line by line, until the input ends. With a first argument it says that before each line.
#include <stdio.h>

int main(int count, char **arguments) {
    char line[1024];
    while (fgets(line, sizeof line, stdin)) {
        fputs(count > 1 ? arguments[1] : "", stdout);
        fputs(line, stdout);
        fflush(stdout);
    }
    return 0;
}
