package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.GivenImports;
import dev.stepwasm.dap.launch.HostClasses;
import dev.stepwasm.dap.launch.LaunchException;
import dev.stepwasm.dap.launch.LaunchRequest;
import dev.stepwasm.engine.Imports;
import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.debug.Invocation;
import dev.stepwasm.engine.debug.InvocationException;
import dev.stepwasm.engine.debug.ScriptProgram;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.script.Script;
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
        return request.isScript() ? ofScript(file, loading) : ofModules(file, loading);
    }

    private Session ofModules(ProgramFile file, Loading loading) throws LaunchException {
        loading.stage("Checking the module", 10);
        LoadedModule main = load(request.program(), file);
        Map<String, LoadedModule> links = links();
        loading.stage("Preparing the program", 60);
        Invocation invocation = invocation(main.module());
        GuestOutput out = new GuestOutput(events::standardOutput);
        GuestOutput err = new GuestOutput(events::standardError);
        OwnJvm.current().redirect(out, err);
        Map<String, StepModule> linked = new LinkedHashMap<>();
        links.forEach((name, loaded) -> linked.put(name, loaded.module()));
        HostClasses hosts = HostClasses.load(request.jvm());
        try {
            Imports imports = GivenImports.of(
                    request,
                    new GivenImports.Sources(main.module(), linked, hosts.modules()),
                    OwnJvm.current().streams(request.wasi(), request.givesInput(), out, err),
                    out::println,
                    warning -> events.console(warning + "\n"));
            Launched content = new LaunchedModules(main, links, imports, hosts, invocation);
            return new Session(new LaunchedProgram(request, content, out, err), client(), events);
        } catch (IllegalArgumentException circle) {
            hosts.close();
            throw new LaunchException("`links`: " + circle.getMessage());
        } catch (LaunchException | RuntimeException | Error refused) {
            close(hosts, refused);
            throw refused;
        }
    }

    /** How the client counts, and which texts it has: those of binaries that nobody debugs are not looked at. */
    private Coordinates client() {
        return coordinates.withOwnTexts(request.noDebug() ? 0 : request.ownTexts());
    }

    private Session ofScript(ProgramFile file, Loading loading) throws LaunchException {
        loading.stage("Reading the script", 10);
        Script script = file.script();
        List<Diagnostic> mistakes =
                script.problems().stream().filter(Diagnostic::isError).toList();
        if (!mistakes.isEmpty()) {
            throw refusal(request.program(), file, mistakes, lines(file, mistakes));
        }
        loading.stage("Checking the modules", 30);
        ScriptProgram program = request.command().isPresent()
                ? ScriptProgram.of(script, request.command().get().in(script))
                : ScriptProgram.of(script);
        GuestOutput out = new GuestOutput(events::standardOutput);
        GuestOutput err = new GuestOutput(events::standardError);
        OwnJvm.current().redirect(out, err);
        ScriptResults results =
                new ScriptResults(program, request.program(), request.command().isPresent(), coordinates, events);
        Launched content =
                LaunchedScript.of(request.program(), program, new ScriptProgram.Listener(out::println, result -> {
                    out.release();
                    results.done(result);
                }));
        return new Session(new LaunchedProgram(request, content, out, err), client(), events);
    }

    private static List<String> lines(ProgramFile file, List<Diagnostic> mistakes) {
        return mistakes.stream().map(file::show).toList();
    }

    /** Closes host classes that are not needed, because of a problem of which the user must hear, whatever else fails now. */
    private static void close(HostClasses hosts, Throwable problem) {
        try {
            hosts.close();
        } catch (RuntimeException | Error other) {
            problem.addSuppressed(other);
        }
    }

    private Map<String, LoadedModule> links() {
        Map<String, LoadedModule> links = new LinkedHashMap<>();
        request.links().forEach((name, file) -> links.put(name, load(file, ProgramFile.read("`links`", file))));
        return links;
    }

    private LoadedModule load(Path path, ProgramFile file) {
        try {
            return LoadedModule.of(path, file.load());
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
        return refusal(
                path, file, errors, String.valueOf(invalid.getMessage()).lines().toList());
    }

    private Refusal refusal(Path path, ProgramFile file, List<Diagnostic> errors, List<String> lines) {
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
