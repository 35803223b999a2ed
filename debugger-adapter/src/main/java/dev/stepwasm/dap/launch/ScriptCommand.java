package dev.stepwasm.dap.launch;

import dev.stepwasm.wat.script.Command;
import dev.stepwasm.wat.script.Script;
import dev.stepwasm.wat.text.SourceText;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command of a test script that a launch means.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
public record ScriptCommand(int line, OptionalInt column) {
    private static final Pattern PLACE = Pattern.compile("([1-9][0-9]{0,8})(?::([1-9][0-9]{0,8}))?");

    static final Shape SHAPE = Shape.text(PLACE.pattern(), "a line and a column such as \"12:40\"");

    /** {@return the command that a value means} Empty if it is of another shape. */
    static Optional<ScriptCommand> of(Object value) {
        String text = value instanceof Number line ? String.valueOf(line.intValue()) : String.valueOf(value);
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            return Optional.empty();
        }
        OptionalInt column =
                place.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(place.group(2)));
        return Optional.of(new ScriptCommand(Integer.parseInt(place.group(1)), column));
    }

    /**
     * {@return the command of a script}
     *
     * @throws LaunchException if there is none
     */
    public Command in(Script script) throws LaunchException {
        return find(script)
                .orElseThrow(() -> new LaunchException("`command`: there is no command at line " + line
                        + (column.isPresent() ? " column " + column.getAsInt() : "")
                        + " of the script; give the line where one begins"));
    }

    private Optional<Command> find(Script script) {
        if (column.isEmpty()) {
            return script.commandOn(line);
        }
        SourceText text = script.text();
        return line > text.lineCount() ? Optional.empty() : script.commandAt(text.offsetOf(line, column.getAsInt()));
    }
}
