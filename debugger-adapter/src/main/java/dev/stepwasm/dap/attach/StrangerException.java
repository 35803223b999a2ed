package dev.stepwasm.dap.attach;

import java.io.IOException;

/** A connection does what no debugger of this program would do. The message says what, for people. */
final class StrangerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean speaks;

    /** One that speaks the protocol, or may. */
    StrangerException(String message) {
        this(message, true);
    }

    private StrangerException(String message, boolean speaks) {
        super(message);
        this.speaks = speaks;
    }

    /** {@return one that speaks something else, HTTP for example} */
    static StrangerException foreign() {
        return new StrangerException(
                "this port speaks the Debug Adapter Protocol, messages that begin with Content-Length:", false);
    }

    /** {@return whether the words can be put into the protocol} */
    boolean speaks() {
        return speaks;
    }
}
