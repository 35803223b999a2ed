package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.GivenImports;
import dev.stepwasm.dap.launch.LaunchException;
import dev.stepwasm.dap.launch.LaunchRequest;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import dev.stepwasm.wasm.problem.Diagnostic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a session of a launch request, or says in words why it cannot be. */
final class Launching {
    /** More mistakes than this are counted, not listed. */
    private static final int MOST_MISTAKES = 100;

    private final LaunchRequest request;
    private final Coordinates coordinates;
    private final Events events;

    private Launching(LaunchRequest request, Coordinates coordinates, Events events) {
        this.request = request;
        this.coordinates = coordinates;
        this.events = events;
    }

    /**
     * {@return a session that has not started}
     *
     * @param arguments of the launch request
     * @param loading hears how far it is, and may be cancelled
     * @throws Refusal if the arguments are not right, or the program cannot be read, is not valid, or cannot be called as asked
     */
    static Session launch(Map<String, Object> arguments, Coordinates coordinates, Events events, Loading loading) {
        try {
            LaunchRequest request = LaunchRequest.of(arguments);
            request.warnings().forEach(warning -> events.console(warning + "\n"));
            return new Launching(request, coordinates, events).session(loading);
        } catch (LaunchException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()), e.variables());
        }
    }

    private Session session(Loading loading) throws LaunchException {
        ProgramFile file = ProgramFile.read(ProgramFile.MAIN, request.program());
        loading.begin(String.valueOf(request.program().getFileName()), file.size());
        loading.stage("Checking the module", 10);
        LoadedModule main = load(request.program(), file);
        Map<String, LoadedModule> links = links();
        loading.stage("Preparing the program", 60);
        Invocation invocation = invocation(main.module());
        GuestOutput out = new GuestOutput(events::standardOutput);
        GuestOutput err = new GuestOutput(events::standardError);
        Map<String, StepModule> linked = new LinkedHashMap<>();
        links.forEach((name, loaded) -> linked.put(name, loaded.module()));
        Imports imports = GivenImports.of(
                request,
                main.module(),
                linked,
                request.wasi().withStdout(out).withStderr(err),
                out::println,
                warning -> events.console(warning + "\n"));
        Program program = new Program(main, links, imports, out, err);
        try {
            return new Session(request, program, invocation, coordinates, events);
        } catch (IllegalArgumentException circle) {
            throw new LaunchException("`links`: " + circle.getMessage());
        }
    }

    private Map<String, LoadedModule> links() {
        Map<String, LoadedModule> links = new LinkedHashMap<>();
        request.links().forEach((name, file) -> links.put(name, load(file, ProgramFile.read("`links`", file))));
        return links;
    }

    private LoadedModule load(Path path, ProgramFile file) {
        try {
            return new LoadedModule(path, file.load());
        } catch (InvalidModuleException e) {
            throw refusal(path, file, e);
        }
    }

    private Invocation invocation(StepModule module) {
        try {
            return Invocation.of(module.module(), request.invoke(), request.args());
        } catch (InvocationException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()));
        }
    }

    /** Lists the mistakes of a module. {@return the refusal, with the first of them} */
    private Refusal refusal(Path path, ProgramFile file, InvalidModuleException invalid) {
        List<Diagnostic> errors =
                invalid.diagnostics().stream().filter(Diagnostic::isError).toList();
        List<String> lines = String.valueOf(invalid.getMessage()).lines().toList();
        for (int i = 0; i < Math.min(lines.size(), MOST_MISTAKES); i++) {
            String line = lines.get(i) + "\n";
            if (i < errors.size()) {
                file.positionOf(errors.get(i))
                        .ifPresentOrElse(
                                at -> events.standardError(
                                        line,
                                        coordinates.source(path),
                                        coordinates.lineToClient(at.line()),
                                        coordinates.columnToClient(at.column())),
                                () -> events.standardError(line));
            }
        }
        int more = lines.size() - 1;
        if (lines.size() > MOST_MISTAKES) {
            events.standardError("and " + (lines.size() - MOST_MISTAKES) + " more\n");
        }
        return Refusal.toUser(lines.getFirst() + (more > 0 ? " (and " + more + " more)" : ""));
    }
}
