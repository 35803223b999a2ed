package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.SourceMap;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds the instructions that requests for breakpoints mean. Immutable. */
record Spots(ModuleCode code, Places places) {
    /**
     * Where a request was put.
     *
     * @param codeOffset of the instruction to stop at, if there is one
     * @param message why it is not the place asked for, else empty
     */
    record Found(OptionalInt codeOffset, String message) {}

    Found find(BreakpointRequest.Spot spot) {
        return switch (spot) {
            case BreakpointRequest.Spot.Text text -> inText(text);
            case BreakpointRequest.Spot.Function(String name) -> function(name.strip());
            case BreakpointRequest.Spot.Instruction(long offset) -> instruction(offset);
        };
    }

    private Found inText(BreakpointRequest.Spot.Text text) {
        Places.Placement placement = places.place(text);
        Optional<Integer> offset = placement.entry().map(SourceMap.Entry::codeOffset);
        return new Found(offset.map(OptionalInt::of).orElse(OptionalInt.empty()), placement.message());
    }

    private Found function(String name) {
        OptionalInt index = indexOf(name);
        if (index.isEmpty()) {
            return none("no function is called `" + name + "`");
        }
        if (index.getAsInt() < code.module().importedFunctionCount()) {
            return none("`" + name + "` is imported; the host runs it");
        }
        int[] offsets = code.stopOffsets(index.getAsInt());
        return offsets.length == 0
                ? none("`" + name + "` has no instruction")
                : new Found(OptionalInt.of(offsets[0]), "");
    }

    private OptionalInt indexOf(String name) {
        int count = functionCount();
        if (name.matches("[0-9]{1,9}")) {
            int index = Integer.parseInt(name);
            return index < count ? OptionalInt.of(index) : OptionalInt.empty();
        }
        Optional<Integer> exported = code.module().exports().stream()
                .filter(export ->
                        export.kind() == ExternalKind.FUNCTION && export.name().equals(name))
                .map(Export::index)
                .findFirst();
        if (exported.isPresent()) {
            return OptionalInt.of(exported.get());
        }
        String dollar = name.startsWith("$") ? name : "$" + name;
        return IntStream.range(0, count)
                .filter(index -> code.functionName(index).equals(dollar))
                .findFirst();
    }

    private int functionCount() {
        return code.module().importedFunctionCount() + code.module().functions().size();
    }

    private Found instruction(long offset) {
        String at = "0x" + Long.toHexString(offset);
        OptionalInt function =
                offset >= 0 && offset <= Integer.MAX_VALUE ? code.functionAt((int) offset) : OptionalInt.empty();
        if (function.isEmpty()) {
            return none("no function has code at " + at);
        }
        OptionalInt next = Arrays.stream(code.stopOffsets(function.getAsInt()))
                .filter(each -> each >= offset)
                .findFirst();
        if (next.isEmpty()) {
            return none("no instruction begins at or after " + at + " in " + code.functionName(function.getAsInt()));
        }
        String moved =
                "no instruction begins at " + at + "; moved to the next one, 0x" + Integer.toHexString(next.getAsInt());
        return new Found(next, next.getAsInt() == offset ? "" : moved);
    }

    private static Found none(String why) {
        return new Found(OptionalInt.empty(), why);
    }
}
