package dev.stepwasm.cli;

import dev.stepwasm.engine.ImportStub;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StandIn;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code --import MODULE.NAME=STUB}. */
final class StandIns {
    /** A vector such as {@code i64x2:1,2}, or anything else up to a comma. */
    private static final Pattern VALUE =
            Pattern.compile("[if][0-9]+x2:[^,]*,[^,]*|[if][0-9]+x4:[^,]*(,[^,]*){3}|i16x8:[^,]*(,[^,]*){7}"
                    + "|i8x16:[^,]*(,[^,]*){15}|[^,]+");

    private StandIns() {}

    /**
     * Gives stand-ins.
     *
     * @param imports where they are given
     * @param module what imports them; its names decide where the module name ends, because both parts may have dots
     * @param asked as on the command line
     * @param log hears the lines of {@code log}
     * @throws CommandException if one cannot be understood, nothing imports it, or it does not suit the function
     */
    static void give(Imports.Builder imports, StepModule module, List<String> asked, Consumer<String> log) {
        for (String option : asked) {
            Import wanted = wanted(module.module(), option);
            String text = option.substring(name(wanted).length() + 1);
            try {
                standIn(text, wanted.type(), log).give(imports, module, wanted);
            } catch (IllegalArgumentException e) {
                throw CommandException.usageOrIo("--import: " + e.getMessage());
            }
        }
    }

    private static Import wanted(Module module, String option) {
        if (option.indexOf('=') < 0) {
            throw CommandException.usageOrIo("--import wants MODULE.NAME=STUB, not '" + option + "'");
        }
        Optional<Import> wanted = module.imports().stream()
                .filter(candidate -> option.startsWith(name(candidate) + "="))
                .findFirst();
        return wanted.orElseThrow(() -> CommandException.usageOrIo("--import " + option + ": the module imports "
                + (module.imports().isEmpty()
                        ? "nothing"
                        : "only "
                                + String.join(
                                        ", ",
                                        module.imports().stream()
                                                .map(StandIns::name)
                                                .toList()))));
    }

    private static String name(Import wanted) {
        return wanted.module() + "." + wanted.name();
    }

    private static StandIn standIn(String text, ExternalType type, Consumer<String> log) {
        return switch (text) {
            case "log" -> new StandIn.Function(ImportStub.log(log));
            case "echo" -> new StandIn.Function(ImportStub.echo());
            case "new" -> StandIn.fresh();
            case String call when call.startsWith("call:") -> new StandIn.Callback(call.substring("call:".length()));
            case "trap" -> new StandIn.Function(ImportStub.trap("called a stand-in that traps"));
            case String trap
            when trap.startsWith("trap:") -> new StandIn.Function(ImportStub.trap(trap.substring("trap:".length())));
            case String value when type instanceof ExternalType.Global -> new StandIn.Constant(value);
            default -> new StandIn.Function(ImportStub.returns(values(text)));
        };
    }

    /** {@return the values between commas} The lanes of a vector are one value. */
    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            values.add(value.group());
        }
        return values;
    }
}
