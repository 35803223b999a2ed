package dev.stepwasm.engine.interpret;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A call that has not returned: what a debugger shows as a frame. A view of live state, valid only while the debuggee's
 * thread is inside the {@link ExecutionHook}, {@link StepRule} or {@link CodeHook} that was handed it; after that its methods throw
 * {@link IllegalStateException}. Meanwhile another thread may use it if the hand-over to that thread and back is
 * synchronised (the debuggee waits in the hook for a queue, a lock or a latch); it must not be used by two threads at
 * once.
 */
public interface Activation {
    /** {@return the code of the module that the function belongs to} */
    ModuleCode code();

    /** {@return index of the function in its module, imports counted} */
    int functionIndex();

    /** {@return the name of the function for people: {@code $fib} or {@code func[3]}} */
    default String functionName() {
        return code().functionName(functionIndex());
    }

    /** {@return the instruction at {@link #codeOffset()}} */
    default Instruction instruction() {
        return code().instruction(functionIndex(), codeOffset());
    }

    /** {@return where the module's text has that instruction, if there is a text} */
    default Optional<Position> position() {
        return code().position(codeOffset());
    }

    /** {@return the blocks around that instruction, the innermost first, the function itself last} */
    default List<Label> labels() {
        return Label.around(code(), functionIndex(), codeOffset());
    }

    /**
     * {@return byte offset in the module's file of the instruction that runs next; in callers, of the call that has not
     * returned; after a trap, of the instruction that failed}
     */
    int codeOffset();

    /**
     * {@return whether the call at {@link #codeOffset()} has returned and nothing has run since: its results are on the
     * operand stack}
     */
    boolean isBehindCall();

    /** {@return the number of Wasm calls on this stack that have not returned, this one included; 1 at the bottom} */
    int depth();

    /**
     * {@return the frame of the Wasm function that called this one. If the host stands in between (a Wasm function called
     * the host, which called this one), the frame that called the host}
     */
    Optional<Activation> caller();

    /** {@return whether the host called this function: it is the first of its invocation} */
    boolean calledByHost();

    /** {@return whether this frame has just caught an exception: nothing has run since} */
    boolean hasJustCaught();

    /** {@return the number of locals, parameters included} */
    int localCount();

    /**
     * {@return the type of a local; parameters come first}
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < localCount()}
     */
    ValueType localType(int index);

    /**
     * {@return the value of a local}
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < localCount()}
     */
    Value local(int index);

    /**
     * Changes a local; the running code sees it.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < localCount()}
     * @throws IllegalArgumentException if the value has another type
     */
    void setLocal(int index, Value value);

    /**
     * {@return the operand stack of this call, the bottom first. In callers the arguments of the pending call are gone and
     * its results are not there yet; after a trap the operands of the instruction that failed are still there}
     */
    List<Value> operands();

    /**
     * {@return the code offset of the instruction that pushed an operand; of parameters and results of a block, that of
     * the instruction that opened or closed it}
     *
     * @param index as in {@link #operands()}, 0 at the bottom
     */
    int operandOrigin(int index);

    /**
     * Changes an operand; the running code sees it.
     *
     * @param index as in {@link #operands()}, 0 at the bottom
     * @throws IndexOutOfBoundsException if there is no such operand
     * @throws IllegalArgumentException if the value has another type
     */
    void setOperand(int index, Value value);

    /**
     * {@return why this frame cannot go on at another instruction of its function, in words; empty if it can}
     *
     * @param codeOffset byte offset in the module's file
     */
    Optional<String> refusalOfJump(int codeOffset);

    /**
     * Lets this frame go on at another instruction of its function; nothing has run in between. After a trap or an
     * exception that nobody catches, those are over. Only inside {@link ExecutionHook#onStop} and
     * {@link CodeHook#returns}.
     *
     * @param codeOffset byte offset in the module's file
     * @throws IllegalArgumentException if it {@linkplain #refusalOfJump cannot}
     */
    void jump(int codeOffset);

    /** {@return why the function of this frame cannot be begun again, in words; empty if it can} */
    Optional<String> refusalOfRestart();

    /**
     * Begins the function of this frame again: the frames above it are dropped, its locals become what they are at first.
     * Memory, globals and tables stay as they are. After a trap or an exception that nobody catches, those are over. Only
     * where one may {@link #jump}.
     *
     * @param arguments of the types of the parameters
     * @return the frame, which is the innermost now and stands before its first instruction
     * @throws IllegalArgumentException if it {@linkplain #refusalOfRestart cannot}, or the arguments have other types
     */
    Activation restart(List<Value> arguments);

    /** {@return the instance whose function runs: its globals, memories and tables} */
    InstanceState instance();
}
