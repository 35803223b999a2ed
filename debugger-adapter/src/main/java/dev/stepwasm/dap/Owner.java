package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Frame;
import java.util.OptionalInt;

/**
 * What has memories, globals and functions, as clients name it: a module, which means its only instance or the first one in
 * use, the same in each run of a program; or one of its instances, since several threads may have one each.
 *
 * @param module number of the module
 * @param instance number of the instance
 */
record Owner(int module, OptionalInt instance) {
    /** {@return what to write in front of the name of something that it has} */
    String show() {
        return (module == 0 ? "" : "module[" + module + "].")
                + (instance.isPresent() ? "instance[" + instance.getAsInt() + "]." : "");
    }

    /** {@return a module} */
    static Owner module(int number) {
        return new Owner(number, OptionalInt.empty());
    }

    /** Says what has the memories of a frame. */
    enum Naming {
        BY_MODULE,
        BY_INSTANCE;

        Owner of(Frame frame) {
            return new Owner(
                    frame.module().number(),
                    this == BY_INSTANCE ? OptionalInt.of(frame.instanceNumber()) : OptionalInt.empty());
        }
    }
}
