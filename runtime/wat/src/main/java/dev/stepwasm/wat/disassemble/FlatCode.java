package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.SourceMap;

/** Writes each instruction on a line of its own, in the order in which they run. */
final class FlatCode implements CodeText {
    private static final int LEVEL = 2;

    private final Output out;
    private final ImmediateText immediates;
    private final LabelNames labels;
    private final Places places = new Places();

    FlatCode(Output out, ImmediateText immediates) {
        this.out = out;
        this.immediates = immediates;
        this.labels = immediates.labels();
    }

    @Override
    public void add(Instruction instruction, String annotation) {
        if (!annotation.isEmpty()) {
            out.line(LEVEL + labels.depth()).put(annotation);
        }
        Opcode op = instruction.opcode();
        switch (op) {
            case END, DELEGATE -> {
                labels.leave();
                put(instruction, LEVEL + labels.depth());
            }
            case ELSE, CATCH, CATCH_ALL -> put(instruction, Math.max(LEVEL, LEVEL + labels.depth() - 1));
            default -> {
                put(instruction, LEVEL + labels.depth());
                if (op.opensBlock()) {
                    labels.enter();
                }
            }
        }
    }

    private void put(Instruction instruction, int level) {
        out.line(level);
        int start = out.position();
        immediates.put(instruction);
        places.add(instruction.position(), start, out.position());
    }

    @Override
    public void breakOff(String comment) {
        out.line(LEVEL + labels.depth()).put(";; ").put(comment);
        while (labels.depth() > 0) {
            labels.leave();
            out.line(LEVEL + labels.depth()).put(Opcode.END.keyword());
        }
        out.line(1);
    }

    @Override
    public void finish() {
        // everything is written as it comes
    }

    @Override
    public void addTo(SourceMap.Builder map) {
        places.addTo(map);
    }
}
