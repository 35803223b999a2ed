package dev.stepwasm.engine.script;

/** Something of the host that a script names by a number, as {@code (ref.extern 3)}. */
record HostThing(int number) {
    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
