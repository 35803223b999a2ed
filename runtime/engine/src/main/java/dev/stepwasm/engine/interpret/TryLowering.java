package dev.stepwasm.engine.interpret;

import dev.stepwasm.wasm.code.Catch;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What instructions that throw and catch become. Only plain code can catch; fast code has whatever comes behind a
 * handler too, because plain code goes on there at the next loop.
 *
 * <p>Of the legacy instructions, {@code catch} and {@code catch_all} note the exception in a slot of their own, one for
 * each {@code try} that is open, where {@code rethrow} finds it.
 */
final class TryLowering {
    private final Module module;
    /** The first of the slots for exceptions. */
    private final int firstSlot;

    private final ValueLowering values;
    private final ControlLowering control;
    private final Emitter emitter;

    private final List<Handlers.Region> regions = new ArrayList<>();
    private int openTries;

    TryLowering(Module module, int firstSlot, ValueLowering values, ControlLowering control, Emitter emitter) {
        this.module = module;
        this.firstSlot = firstSlot;
        this.values = values;
        this.control = control;
        this.emitter = emitter;
    }

    /** {@return how many legacy {@code try}s are open at once: that many slots for exceptions are needed} */
    static int deepest(List<Instruction> body) {
        var open = new ArrayList<Boolean>();
        int tries = 0;
        int deepest = 0;
        for (Instruction instruction : body) {
            Opcode opcode = instruction.opcode();
            if (opcode.opensBlock()) {
                open.add(opcode == Opcode.TRY);
                tries += opcode == Opcode.TRY ? 1 : 0;
                deepest = Math.max(deepest, tries);
            } else if ((opcode == Opcode.END || opcode == Opcode.DELEGATE) && !open.isEmpty()) {
                tries -= open.removeLast() ? 1 : 0;
            }
        }
        return deepest;
    }

    Handlers handlers() {
        return regions.isEmpty() ? Handlers.NONE : new Handlers(regions);
    }

    void raise(Opcode opcode, Immediates immediates) {
        // Plain code goes on with the throw: what brings operands home must not be one with an instruction before it.
        emitter.forget();
        switch (opcode) {
            case THROW -> {
                int tag = ((Immediates.Index) immediates).index();
                control.emitCounted(Op.THROW, tag, values.take(payload(tag).size()));
            }
            case THROW_REF -> control.emitCounted(Op.THROW_REF, values.pop());
            case RETHROW -> {
                int label = ((Immediates.Index) immediates).index();
                control.emitCounted(Op.THROW_REF, control.blocks().at(label).exceptionSlot);
            }
            default -> throw new IllegalStateException("does not throw: " + opcode.keyword());
        }
    }

    private List<ValueType> payload(int tag) {
        FunctionType type = module.types().function(module.tag(tag).typeIndex());
        return Objects.requireNonNull(type, "a valid module has this type").parameters();
    }

    // try_table

    void openTable(Blocks.Block block, List<Catch> catches) {
        if (emitter.isFast()) {
            catches.forEach(handler -> control.blocks().at(handler.label() + 1).caught());
        } else if (!catches.isEmpty()) {
            block.clauses.addAll(control.aside(
                    block,
                    () -> catches.stream()
                            .map(handler -> clause(handler, block.height))
                            .toList()));
        }
    }

    /** Emits what a handler does: branch to its label. */
    private Handlers.Clause clause(Catch handler, int height) {
        int place = control.land(height);
        int slot = values.nextHome();
        boolean hasTag = handler.kind().hasTag();
        if (hasTag) {
            values.pushAll(payload(handler.tag()));
        }
        int reference = handler.kind().givesReference() ? values.push(true) : -1;
        control.leaveTo(handler.label() + 1);
        return new Handlers.Clause(hasTag ? handler.tag() : -1, place, slot, reference);
    }

    // try

    void open(Blocks.Block block) {
        block.exceptionSlot = firstSlot + openTries++;
    }

    /** Begins a handler where the body or the handler before it ends. {@code tag} is -1 for {@code catch_all}. */
    void handler(int tag) {
        Blocks.Block block = control.blocks().top();
        if (block.to < 0) {
            block.to = emitter.number();
        }
        control.leaveBody(block);
        int place = control.land(block.height);
        int slot = values.nextHome();
        if (tag >= 0) {
            values.pushAll(payload(tag));
        }
        block.clauses.add(new Handlers.Clause(tag, place, slot, block.exceptionSlot));
    }

    /** Ends a body whose exceptions are for the handlers of the block that a label means, or those around it. */
    void delegate(int label) {
        close(control.blocks().top(), control.blocks().at(label + 1).opened);
    }

    /** Ends a {@code try} or {@code try_table}. */
    void close(Blocks.Block block) {
        close(block, Handlers.Region.NOBODY);
    }

    private void close(Blocks.Block block, int delegate) {
        openTries -= block.opcode == Opcode.TRY ? 1 : 0;
        boolean catches = !block.clauses.isEmpty() || delegate != Handlers.Region.NOBODY;
        if (!emitter.isFast() && catches) {
            int to = block.to < 0 ? emitter.number() : block.to;
            regions.add(new Handlers.Region(block.opened, to, block.clauses, delegate));
        }
    }
}
