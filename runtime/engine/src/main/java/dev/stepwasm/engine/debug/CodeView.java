package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.disassemble.FunctionListing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The code of a module for people who read it instruction by instruction: all functions one behind the other, in the
 * order of the binary. An address is a byte offset in the file. In front of the first function and behind the last one
 * every byte counts as an instruction that is none, without end, so that there is something to show wherever one looks.
 *
 * <p>Safe for use from any thread, whatever the program does.
 */
public final class CodeView {
    /** More bytes, or a longer text, are cut off. */
    private static final int MOST_BYTES = 16;

    private static final int LONGEST_TEXT = 200;
    private static final int DEEPEST = 20;
    private static final int UNKNOWN = -1;

    private final ModuleCode code;
    private final byte[] file;
    private final Places places;
    private final List<Span> functions;
    /** Numbers of instructions, where they are known; races write the same. */
    private final int[] sizes;

    private CodeView(StepModule module, Places places) {
        this.code = module.code();
        this.file = module.bytes();
        this.places = places;
        this.functions = module.module().functions().stream()
                .map(Function::body)
                .map(body -> body.code())
                .toList();
        this.sizes = new int[functions.size()];
        Arrays.fill(sizes, UNKNOWN);
    }

    static CodeView of(StepModule module, Places places) {
        return new CodeView(module, places);
    }

    /**
     * One instruction.
     *
     * @param address byte offset in the file; below 0 for what is none
     * @param bytes in hexadecimal; empty for what is none
     * @param text the instruction as the text format has it, indented by the blocks around it
     * @param function the name of the function that begins here
     * @param position where the text of the program has it
     * @param end where it ends there
     * @param valid whether there is an instruction
     */
    public record Line(
            long address,
            String bytes,
            String text,
            Optional<String> function,
            Optional<Position> position,
            Optional<Position> end,
            boolean valid) {}

    /** An instruction: of the function with that number, or in front of the first (-1) or behind the last function. */
    private record Place(int function, long number) {}

    /**
     * {@return exactly as many instructions as are wanted}
     *
     * @param address of an instruction, or of a byte in it, from which {@code skip} counts
     * @param skip how many instructions to leave out, or below 0 how many to show that are before it
     * @param count how many, at least 0
     */
    public List<Line> lines(long address, long skip, int count) {
        Place at = at(near(address));
        Place from = normal(at.function(), at.number() + near(skip));
        FunctionListing listing = new FunctionListing(file, code.module());
        List<Line> lines = new ArrayList<>();
        while (lines.size() < count) {
            int wanted = count - lines.size();
            int function = from.function();
            if (function < 0 || function >= functions.size()) {
                lines.add(nothing(from));
                from = normal(function, from.number() + 1);
            } else {
                int first = (int) from.number();
                int end = Math.min(size(function), first + wanted);
                lines.addAll(instructions(listing, function, first, end));
                from = normal(function, end);
            }
        }
        return List.copyOf(lines);
    }

    private Place at(long address) {
        OptionalInt inside =
                address >= 0 && address <= Integer.MAX_VALUE ? code.functionAt((int) address) : OptionalInt.empty();
        if (inside.isPresent()) {
            int number = inside.getAsInt() - code.module().importedFunctionCount();
            return new Place(number, numberAt(inside.getAsInt(), address));
        }
        if (functions.isEmpty() || address >= functions.getLast().end()) {
            return new Place(functions.size(), address - endOfCode());
        }
        if (address < functions.getFirst().start()) {
            return new Place(-1, address - functions.getFirst().start());
        }
        int next = 0;
        while (functions.get(next).start() <= address) {
            next++;
        }
        return new Place(next, 0);
    }

    /** {@return the number of the instruction that has the byte at an address} */
    private int numberAt(int functionIndex, long address) {
        return Instruction.at(code.instructions(functionIndex), address);
    }

    private int endOfCode() {
        return functions.isEmpty() ? 0 : functions.getLast().end();
    }

    /** {@return a number with which one can count: far beyond any file, and far from the ends of a long} */
    private static long near(long number) {
        return Math.clamp(number, -1L << 40, 1L << 40);
    }

    /** {@return the same instruction, by the function that it is in} */
    private Place normal(int function, long number) {
        int at = function;
        long left = number;
        while (true) {
            if (at >= 0 && left < 0) {
                at--;
                left += at < 0 ? 0 : size(at);
            } else if (at < functions.size() && left >= (at < 0 ? 0 : size(at))) {
                left -= at < 0 ? 0 : size(at);
                at++;
            } else {
                return new Place(at, left);
            }
        }
    }

    private int size(int function) {
        int known = sizes[function];
        if (known == UNKNOWN) {
            known = code.instructionCount(code.module().importedFunctionCount() + function);
            sizes[function] = known;
        }
        return known;
    }

    private Line nothing(Place place) {
        boolean before = place.function() < 0 && !functions.isEmpty();
        int base = before ? functions.getFirst().start() : endOfCode();
        return new Line(
                base + place.number(), "", "no code here", Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private List<Line> instructions(FunctionListing listing, int function, int first, int end) {
        int index = code.module().importedFunctionCount() + function;
        List<Instruction> all = code.instructions(index);
        List<Line> lines = new ArrayList<>();
        List<FunctionListing.Line> texts = listing.lines(index, all, first, end);
        for (int i = first; i < end; i++) {
            int offset = all.get(i).position();
            int next = i + 1 < all.size()
                    ? all.get(i + 1).position()
                    : functions.get(function).end();
            FunctionListing.Line text = texts.get(i - first);
            lines.add(new Line(
                    offset,
                    bytes(offset, next),
                    "  ".repeat(Math.min(DEEPEST, text.depth())) + shortened(text.text()),
                    i == 0 ? Optional.of(code.functionName(index)) : Optional.empty(),
                    places.positionOf(offset),
                    places.endOf(offset),
                    true));
        }
        return lines;
    }

    private String bytes(int from, int to) {
        int end = Math.min(to, from + MOST_BYTES);
        return HexFormat.ofDelimiter(" ").formatHex(file, from, end) + (end < to ? " ..." : "");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
