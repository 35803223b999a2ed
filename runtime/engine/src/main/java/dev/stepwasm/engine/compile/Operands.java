package dev.stepwasm.engine.compile;

import java.util.Arrays;

/**
 * The operand stack of Wasm while a method is written. An operand is still where it comes from (a local, a constant), on
 * the stack of the JVM, or in its home: a local of the JVM that depends on what lies below it. Wherever branches meet, all
 * are at home, so the stack of the JVM is empty there.
 */
final class Operands {
    /** Where an operand is. */
    private enum Where {
        LOCAL,
        CONSTANT,
        PUSHED,
        HOME
    }

    private final Emitter out;
    /** The local of the JVM that is the home of the lowest operand. */
    private final int firstHome;

    private JvmType[] types = new JvmType[16];
    private Where[] places = new Where[16];
    /** The local of the JVM, or the bits of the constant. */
    private long[] values = new long[16];

    private int[] homes = new int[17];
    private int height;

    Operands(Emitter out, int firstHome) {
        this.out = out;
        this.firstHome = firstHome;
        homes[0] = firstHome;
    }

    int height() {
        return height;
    }

    /** {@return a type; 0 is the top of the stack} */
    JvmType type(int fromTop) {
        return types[height - 1 - fromTop];
    }

    /** {@return the types of the lowest operands} */
    JvmType[] types(int count) {
        return Arrays.copyOf(types, count);
    }

    /** {@return the home of the operand at a height} */
    int home(int at) {
        return homes[at];
    }

    /** The JVM has just pushed an operand. */
    void pushed(JvmType type) {
        push(type, Where.PUSHED, 0);
    }

    /** Adds an operand that is in a local of the JVM. */
    void local(JvmType type, int local) {
        push(type, Where.LOCAL, local);
    }

    void constant(JvmType type, long bits) {
        push(type, Where.CONSTANT, bits);
    }

    /** Adds an operand that is at home. */
    void atHome(JvmType type) {
        push(type, Where.HOME, 0);
    }

    private void push(JvmType type, Where place, long value) {
        if (height == types.length) {
            int room = height * 2;
            types = Arrays.copyOf(types, room);
            places = Arrays.copyOf(places, room);
            values = Arrays.copyOf(values, room);
            homes = Arrays.copyOf(homes, room + 1);
        }
        types[height] = type;
        places[height] = place;
        values[height] = value;
        homes[height + 1] = homes[height] + type.size;
        height++;
    }

    /** Takes the operands above a height off the stack; none of them is on the stack of the JVM. */
    void cut(int newHeight) {
        height = newHeight;
    }

    /** Takes the top off the stack without using it. */
    void drop() {
        height--;
        if (places[height] == Where.PUSHED) {
            for (int left = types[height].size; left > 0; left -= 2) {
                out.plain(left == 1 ? org.objectweb.asm.Opcodes.POP : org.objectweb.asm.Opcodes.POP2);
            }
        }
    }

    /** Takes the top off the stack and puts it on the stack of the JVM, above all that is there. */
    void load() {
        load(1);
    }

    /** Takes operands off the stack and puts them on the stack of the JVM, in order. */
    void load(int count) {
        int from = height - count;
        int first = from;
        while (first < height && places[first] == Where.PUSHED) {
            first++;
        }
        sendHome(first);
        for (int i = first; i < height; i++) {
            loadAt(i);
        }
        height = from;
    }

    /** Like {@link #load(int)}, but whatever has 32 bits becomes 64 bits wide, as an unsigned number. */
    void loadWide(int count) {
        int from = height - count;
        sendHome(from);
        for (int i = from; i < height; i++) {
            loadAt(i);
            if (types[i] == JvmType.I32) {
                out.invokeStatic(Integer.class, "toUnsignedLong", "(I)J");
            }
        }
        height = from;
    }

    /**
     * Loads operands when nothing else is on the stack of the JVM, and all others are at home: a branch may follow.
     */
    void loadAlone(int count) {
        int from = height - count;
        boolean covered = false;
        for (int i = 0; i < from; i++) {
            covered |= places[i] == Where.PUSHED;
        }
        if (covered) {
            sendHome(0);
        }
        settle(from);
        load(count);
    }

    /** Sends all operands home but the deferred ones among the top {@code count}; nothing is on the stack of the JVM then. */
    void leaveHome(int count) {
        sendHome(0);
        settle(height - count);
    }

    /**
     * Takes the top off the stack; it is on the stack of the JVM no longer.
     *
     * @return writes what loads it, as long as nothing has been pushed on this stack
     */
    Runnable later() {
        int at = height - 1;
        if (places[at] == Where.PUSHED) {
            goHome(at);
        }
        height = at;
        return () -> loadAt(at);
    }

    /**
     * Takes the top off the stack and puts it in a local.
     *
     * @return writes the second part, once what is still in that local has been released
     */
    Runnable later(JvmType type, int local) {
        int at = height - 1;
        height = at;
        if (places[at] == Where.LOCAL && values[at] == local) {
            return () -> {};
        }
        return () -> {
            if (places[at] != Where.PUSHED) {
                loadAt(at);
            }
            out.store(type, local);
        };
    }

    /** Takes operands off the stack of the JVM, which stay on this one; {@link #load(JvmType, int, int)} loads them. */
    void spread(int count) {
        sendHome(height - count);
    }

    /**
     * Loads an operand that has been {@link #spread}, or half of it.
     *
     * @param at the height of the operand, which may have been {@link #cut} off since
     * @param half 0 for the low half of a vector, or all of another operand; 1 for the high half
     */
    void load(JvmType type, int at, int half) {
        switch (places[at]) {
            case LOCAL -> out.load(type, (int) values[at] + half * type.size);
            case CONSTANT -> out.constant(type, values[at]);
            case HOME -> out.load(type, homes[at] + half * type.size);
            case PUSHED -> throw new IllegalStateException("not spread");
        }
    }

    private void loadAt(int at) {
        switch (places[at]) {
            case LOCAL -> out.load(types[at], (int) values[at]);
            case CONSTANT -> out.constant(types[at], values[at]);
            case HOME -> out.load(types[at], homes[at]);
            case PUSHED -> throw new IllegalStateException("on the stack already");
        }
    }

    private void goHome(int at) {
        out.store(types[at], homes[at]);
        places[at] = Where.HOME;
    }

    /** Sends the operands from a height up that are on the stack of the JVM home. */
    void sendHome(int from) {
        for (int i = height - 1; i >= from; i--) {
            if (places[i] == Where.PUSHED) {
                goHome(i);
            }
        }
    }

    /** A local is about to change: operands that are still in it go home. */
    void release(int local) {
        for (int i = 0; i < height; i++) {
            if (places[i] == Where.LOCAL && values[i] == local) {
                loadAt(i);
                goHome(i);
            }
        }
    }

    /** Sends all operands home. */
    void flush() {
        sendHome(0);
        settle(height);
    }

    /** Sends the lowest operands home, none of which is on the stack of the JVM. */
    private void settle(int below) {
        for (int i = 0; i < below; i++) {
            if (places[i] != Where.HOME) {
                loadAt(i);
                goHome(i);
            }
        }
    }

    /** Copies operands, all of which are at home, from the top down to the homes from {@code to} on. */
    void move(int count, int to) {
        int from = height - count;
        if (from == to) {
            return;
        }
        for (int i = from; i < height; i++) {
            out.load(types[i], homes[i]);
        }
        int home = homes[to] + homes[height] - homes[from];
        for (int i = height - 1; i >= from; i--) {
            home -= types[i].size;
            out.store(types[i], home);
        }
    }

    int firstHome() {
        return firstHome;
    }
}
