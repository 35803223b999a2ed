package dev.stepwasm.dap;

import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.DebuggedModule;
import dev.stepwasm.engine.debug.LinkedProgram;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.lsp4j.debug.Source;

/**
 * The program of a session: modules from files, what they may import, and what they write.
 *
 * @param main the module of which a function is called
 * @param links modules that it imports, by the name under which it does
 */
record Program(LoadedModule main, Map<String, LoadedModule> links, Imports imports, GuestOutput out, GuestOutput err) {
    /** Passes on what the program wrote since its last end of line. */
    void releaseOutput() {
        out.release();
        err.release();
    }

    /** {@return the module of a number that the debugger gave} */
    LoadedModule part(DebuggedModule debugged) {
        return debugged.number() == 0 ? main : Objects.requireNonNull(links.get(debugged.link()));
    }

    /** {@return the text of a module as the client knows it} */
    Source source(DebuggedModule debugged, Coordinates coordinates) {
        return part(debugged).source(debugged.number(), coordinates);
    }

    /** {@return what a debugger runs} @throws IllegalArgumentException with words for people, if it cannot be linked */
    LinkedProgram linked() {
        Map<String, StepModule> modules = new LinkedHashMap<>();
        links.forEach((name, loaded) -> modules.put(name, loaded.module()));
        return new LinkedProgram(main.module(), imports, modules);
    }
}
