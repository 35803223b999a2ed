package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wat.names.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds the instructions that requests for breakpoints mean. Immutable. */
record Spots(DebuggedModules modules) {
    /** An instruction of a module. */
    record Location(DebuggedModule module, int codeOffset) {
        long address() {
            return module.address(codeOffset);
        }
    }

    /**
     * Where a request was put.
     *
     * @param locations of the instructions to stop at, if there are some; only a function's name may mean several
     * @param message why it is not the place asked for, else empty
     */
    record Found(List<Location> locations, String message) {
        Found {
            locations = List.copyOf(locations);
        }

        private static Found none(String why) {
            return new Found(List.of(), why);
        }
    }

    /** {@return the instructions for a request} @param module whose text is meant, if it is about a text */
    Found find(Optional<DebuggedModule> module, BreakpointRequest.Spot spot) {
        return switch (spot) {
            case BreakpointRequest.Spot.Text text ->
                module.map(its -> inText(its, text)).orElseGet(() -> Found.none("there is no text"));
            case BreakpointRequest.Spot.Function(String name) -> function(name.strip());
            case BreakpointRequest.Spot.Instruction(long address) -> instruction(address);
        };
    }

    private Found inText(DebuggedModule asked, BreakpointRequest.Spot.Text text) {
        DebuggedModule module = SharedText.of(asked, modules).at(text);
        Places.Placement placement = module.places().place(text);
        return new Found(
                placement.entry().map(SourceMap.Entry::codeOffset).stream()
                        .map(offset -> new Location(module, offset))
                        .toList(),
                placement.message());
    }

    /** An index means a function of the main module, a name the functions of all modules. */
    private Found function(String name) {
        List<Location> locations = new ArrayList<>();
        String why = "";
        for (DebuggedModule module : isIndex(name) ? modules.main().stream().toList() : modules.all()) {
            ModuleCode code = module.code();
            OptionalInt index = indexOf(code, name);
            if (index.isEmpty()) {
                continue;
            }
            if (index.getAsInt() < code.module().importedFunctionCount()) {
                why = "`" + name + "` is imported; the host runs it";
                continue;
            }
            int[] offsets = code.stopOffsets(index.getAsInt());
            if (offsets.length == 0) {
                why = "`" + name + "` has no instruction";
            } else {
                locations.add(new Location(module, offsets[0]));
            }
        }
        if (!locations.isEmpty()) {
            return new Found(locations, "");
        }
        return Found.none(why.isEmpty() ? "no function is called `" + name + "`" + near(name) : why);
    }

    private String near(String name) {
        List<String> known = modules.all().stream()
                .map(DebuggedModule::code)
                .flatMap(code -> IntStream.range(0, functionCount(code)).mapToObj(code::functionName))
                .toList();
        return new Nearest()
                .to(name.startsWith("$") ? name : "$" + name, known)
                .map(found -> ", did you mean `" + found + "`?")
                .orElse("");
    }

    private static int functionCount(ModuleCode code) {
        return code.module().importedFunctionCount() + code.module().functions().size();
    }

    private static boolean isIndex(String name) {
        return name.matches("[0-9]{1,9}");
    }

    private static OptionalInt indexOf(ModuleCode code, String name) {
        int count = functionCount(code);
        if (isIndex(name)) {
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

    private Found instruction(long address) {
        String at = hex(address);
        Optional<DebuggedModule> module = DebuggedModule.at(modules.all(), address);
        int offset = DebuggedModule.offsetIn(address);
        OptionalInt function = module.isEmpty() || offset < 0
                ? OptionalInt.empty()
                : module.get().code().functionAt(offset);
        if (function.isEmpty()) {
            return Found.none("no function has code at " + at);
        }
        ModuleCode code = module.get().code();
        OptionalInt next = Arrays.stream(code.stopOffsets(function.getAsInt()))
                .filter(each -> each >= offset)
                .findFirst();
        if (next.isEmpty()) {
            return Found.none(
                    "no instruction begins at or after " + at + " in " + code.functionName(function.getAsInt()));
        }
        Location found = new Location(module.get(), next.getAsInt());
        String moved = "no instruction begins at " + at + "; moved to the next one, " + hex(found.address());
        return new Found(List.of(found), found.address() == address ? "" : moved);
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
