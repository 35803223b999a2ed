package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import java.util.ArrayList;
import java.util.List;

/**
 * Instructions of single functions as text, one by one, with the names that the disassembly of the whole module would
 * use. Not safe for use by several threads.
 */
public final class FunctionListing {
    private final Printer printer;

    /**
     * Reads the names of a module.
     *
     * @param file the binary that {@code module} was read from
     */
    public FunctionListing(byte[] file, Module module) {
        this.printer = new Printer(file, module, Layout.FLAT);
    }

    /**
     * One instruction.
     *
     * @param text keyword and immediates; labels, functions and variables by name where they have one
     * @param depth how many blocks are around it
     */
    public record Line(Instruction instruction, String text, int depth) {}

    /**
     * {@return some instructions of a function}
     *
     * @param function index of a function that the module defines
     * @param instructions all of its instructions
     * @param from number of the first one wanted
     * @param to number behind the last one wanted
     */
    public List<Line> lines(int function, List<Instruction> instructions, int from, int to) {
        LabelNames labels = printer.names.labels(function);
        Output out = new Output();
        ImmediateText immediates = printer.immediates(out, printer.names.locals(function), labels);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < to; i++) {
            Instruction instruction = instructions.get(i);
            Opcode op = instruction.opcode();
            if (op == Opcode.END || op == Opcode.DELEGATE) {
                labels.leave();
            }
            if (i >= from) {
                int start = out.position();
                immediates.put(instruction);
                String text = out.content().subSequence(start, out.position()).toString();
                lines.add(new Line(instruction, text, depth(op, labels)));
            }
            if (op.opensBlock()) {
                labels.enter();
            }
        }
        return List.copyOf(lines);
    }

    private static int depth(Opcode op, LabelNames labels) {
        return switch (op) {
            case ELSE, CATCH, CATCH_ALL -> Math.max(0, labels.depth() - 1);
            default -> labels.depth();
        };
    }
}
