package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.text.SourceText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Places in the text of a module where a program can stop. Every instruction is one: at the opening parenthesis of a
 * folded instruction, at the keyword of a flat one. Immutable.
 */
final class Places {
    /** Line of code that has no text. */
    static final int NO_LINE = 0;

    private static final int LONGEST_LINE = 100;

    private static final byte ELSE = (byte) Opcode.ELSE.code();
    private static final byte END = (byte) Opcode.END.code();

    private final SourceMap map;
    private final Optional<SourceText> source;
    private final IntPredicate stops;
    private final boolean ofCommands;

    /**
     * Places of a module.
     *
     * @param stops says of the code offset of an instruction whether a program can stop there
     */
    Places(SourceMap map, Optional<SourceText> source, IntPredicate stops) {
        this(map, source, stops, false);
    }

    private Places(SourceMap map, Optional<SourceText> source, IntPredicate stops, boolean ofCommands) {
        this.map = map;
        this.source = source;
        this.stops = stops;
        this.ofCommands = ofCommands;
    }

    /** {@return the places of a module; of a binary, in the text that is made of it} */
    static Places of(StepModule module) {
        byte[] file = module.bytes();
        // The ends of blocks are in the map, but nothing is done there that one could stop before.
        Listing listing = Listing.of(module);
        return new Places(
                listing.map(), Optional.of(listing.text()), offset -> file[offset] != ELSE && file[offset] != END);
    }

    /** {@return the same for a module whose instructions are commands of a script, which may go on over several lines} */
    Places ofCommands() {
        return new Places(map, source, stops, true);
    }

    /**
     * Where a request was put.
     *
     * @param entry the instruction to stop at, if there is one
     * @param message why it is not the place asked for, else empty
     */
    record Placement(Optional<SourceMap.Entry> entry, String message) {
        /** {@return whether it is not the place asked for} */
        boolean isMoved() {
            return !message.isEmpty();
        }

        /** {@return where it begins in the text; if it is nowhere, behind all that are somewhere} */
        int start() {
            return entry.map(found -> found.span().start()).orElse(Integer.MAX_VALUE);
        }
    }

    /** {@return where the instruction at a code offset begins in the text} */
    Optional<Position> positionOf(int codeOffset) {
        return map.at(codeOffset).flatMap(this::positionOf);
    }

    /** {@return where an instruction begins in the text} */
    Optional<Position> positionOf(SourceMap.Entry entry) {
        return source.map(text -> text.positionOf(entry.span().start()));
    }

    /** {@return where the instruction at a code offset ends in the text} */
    Optional<Position> endOf(int codeOffset) {
        return map.at(codeOffset)
                .flatMap(
                        entry -> source.map(text -> text.positionOf(entry.span().end())));
    }

    /** {@return the text; empty if the places are without one} */
    Optional<SourceText> text() {
        return source;
    }

    /** {@return the instruction at a code offset with its immediates, as the text has it} */
    String instruction(int codeOffset) {
        return map.at(codeOffset)
                .flatMap(entry -> source.map(text -> Listing.words(text.textOf(entry.span()))))
                .orElse("?");
    }

    /** {@return the first line of the text of an instruction, cut if it is long} */
    String line(int codeOffset) {
        String all = map.at(codeOffset)
                .flatMap(entry -> source.map(text -> text.textOf(entry.span())))
                .orElse("?");
        String first = all.lines().findFirst().orElse("").strip();
        return first.length() <= LONGEST_LINE ? first : first.substring(0, LONGEST_LINE) + "...";
    }

    /** {@return the line of the instruction at a code offset, or {@link #NO_LINE}} */
    int lineOf(int codeOffset) {
        return positionOf(codeOffset).map(Position::line).orElse(NO_LINE);
    }

    /** {@return the code offset of the instruction, or end of one, that comes next in the text} */
    OptionalInt codeAfter(Position position) {
        return source.filter(text -> position.line() >= 1 && position.line() <= text.lineCount())
                .flatMap(text -> map.atOrAfterText(text.offsetOf(position.line(), position.column())))
                .map(entry -> OptionalInt.of(entry.codeOffset()))
                .orElse(OptionalInt.empty());
    }

    /** {@return the code offsets of the places on a line, in the order of the code} */
    List<Integer> offsetsOn(int line) {
        return source.filter(text -> line >= 1 && line <= text.lineCount())
                .map(text -> stopsIn(spanOf(text, new Position(line, 1), new Position(line + 1, 1)))
                        .map(SourceMap.Entry::codeOffset)
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    /** {@return all places from one position up to but without another, in text order} */
    List<Position> between(Position from, Position to) {
        return source.map(text -> stopsIn(spanOf(text, from, to))
                        .flatMap(entry -> positionOf(entry).stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** {@return the place to stop at for a request} */
    Placement place(BreakpointRequest.Spot.Text request) {
        return source.map(text -> request.column().isPresent()
                        ? at(text, request.line(), request.column().getAsInt())
                        : onLine(text, request.line()))
                .orElseGet(() -> new Placement(Optional.empty(), "the module was loaded without a text"));
    }

    private Placement onLine(SourceText text, int line) {
        Optional<SourceMap.Entry> here = firstRunOn(text, line);
        if (here.isPresent()) {
            return new Placement(here, "");
        }
        Optional<Placement> around = line <= text.lineCount() ? around(text, line) : Optional.empty();
        if (around.isPresent()) {
            return around.get();
        }
        return following(text, text.offsetOf(line, 1))
                .flatMap(next ->
                        firstRunOn(text, text.positionOf(next.span().start()).line()))
                .map(moved -> moved(text, moved, "line " + line + " holds no instruction"))
                .orElseGet(() -> none("line " + line));
    }

    /** {@return the command of a script that goes on at a line} */
    private Optional<Placement> around(SourceText text, int line) {
        int offset = text.offsetOf(line, 1);
        for (int i = 0; ofCommands && i < map.size(); i++) {
            SourceMap.Entry entry = map.entry(i);
            if (entry.span().start() < offset && offset < entry.span().end()) {
                Position begin = text.positionOf(entry.span().start());
                return Optional.of(new Placement(
                        Optional.of(entry), "line " + line + " goes on with the command of line " + begin.line()));
            }
        }
        return Optional.empty();
    }

    private Placement at(SourceText text, int line, int column) {
        boolean within =
                line <= text.lineCount() && column - 1 <= text.lineSpan(line).length();
        Optional<SourceMap.Entry> next = following(text, text.offsetOf(line, column));
        if (within
                && next.filter(entry -> entry.span().start() == text.offsetOf(line, column))
                        .isPresent()) {
            return new Placement(next, "");
        }
        String place = "line " + line + " column " + column;
        return next.map(moved -> moved(text, moved, "no instruction begins at " + place))
                .orElseGet(() -> none(place));
    }

    /** Folded operands stand after their instruction and run before it, so what runs first is not what stands first. */
    private Optional<SourceMap.Entry> firstRunOn(SourceText text, int line) {
        if (line > text.lineCount()) {
            return Optional.empty();
        }
        Span span = text.lineSpan(line);
        return stopsIn(span).min(Comparator.comparingInt(SourceMap.Entry::codeOffset));
    }

    private Optional<SourceMap.Entry> following(SourceText text, int offset) {
        int from = offset;
        while (from < text.length()) {
            Optional<SourceMap.Entry> next = map.atOrAfterText(from);
            if (next.isEmpty()) {
                return next;
            }
            int start = next.get().span().start();
            Optional<SourceMap.Entry> stop = stopsIn(new Span(start, start + 1)).findFirst();
            if (stop.isPresent()) {
                return stop;
            }
            from = start + 1;
        }
        return Optional.empty();
    }

    private Stream<SourceMap.Entry> stopsIn(Span text) {
        return map.startingIn(text).stream().filter(entry -> stops.test(entry.codeOffset()));
    }

    private static Placement moved(SourceText text, SourceMap.Entry entry, String why) {
        Position at = text.positionOf(entry.span().start());
        return new Placement(
                Optional.of(entry), why + "; moved to the next one, line " + at.line() + " column " + at.column());
    }

    private static Placement none(String place) {
        return new Placement(Optional.empty(), "no instruction at or after " + place);
    }

    private static Span spanOf(SourceText text, Position from, Position to) {
        int start = text.offsetOf(from.line(), from.column());
        return new Span(start, Math.max(start, text.offsetOf(to.line(), to.column())));
    }
}
