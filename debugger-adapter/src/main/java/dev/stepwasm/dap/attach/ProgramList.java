package dev.stepwasm.dap.attach;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The programs that can be attached to, for people and for editors. Neither is shown a token. */
public final class ProgramList {
    private static final String NONE = "no program of yours can be attached to; start one with"
            + " `java -Dstepwasm.debug ...`, or let it call `DebugServer.start()`";

    private final List<OfferedProgram> programs;

    /** @param programs in the order in which they are shown */
    public ProgramList(List<OfferedProgram> programs) {
        this.programs = List.copyOf(programs);
    }

    /** {@return lines with number, name, port and age; or how there could be some} */
    public String table(ZoneId zone) {
        if (programs.isEmpty()) {
            return NONE;
        }
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        int widest = programs.stream()
                .mapToInt(program -> program.program().length())
                .max()
                .orElse(0);
        String row = "%10s  %-" + Math.max(widest, "program".length()) + "s  %5s  %s";
        String rows = programs.stream()
                .map(program -> String.format(
                        row, program.pid(), program.program(), program.port(), time.format(program.since())))
                .collect(Collectors.joining("\n"));
        return String.format(row, "pid", "program", "port", "since") + "\n" + rows;
    }

    /** {@return an array with an object for each} */
    public String json() {
        JsonArray array = new JsonArray();
        for (OfferedProgram program : programs) {
            JsonObject shown = new JsonObject();
            shown.addProperty("pid", program.pid());
            shown.addProperty("program", program.program());
            shown.addProperty("host", program.host());
            shown.addProperty("port", program.port());
            shown.addProperty("since", program.since().toString());
            shown.addProperty("version", program.version());
            array.add(shown);
        }
        return array.toString();
    }
}
