package dev.stepwasm.dap;

import dev.stepwasm.dap.launch.AttachRequest;
import dev.stepwasm.dap.launch.LaunchException;
import java.util.Map;

/** Makes a session of an attach request: it debugs the instances of this JVM. */
final class Attaching {
    private Attaching() {}

    /**
     * {@return a session with a program that runs}
     *
     * @param arguments of the attach request; what says how to get here has done its work
     * @param process this one
     * @param loading hears how far it is, and may be cancelled
     * @throws Refusal if the arguments are not right
     */
    static Session attach(
            Map<String, Object> arguments,
            AttachedProcess process,
            Coordinates coordinates,
            Events events,
            Loading loading) {
        AttachRequest request;
        try {
            request = AttachRequest.of(arguments);
        } catch (LaunchException e) {
            throw Refusal.toUser(String.valueOf(e.getMessage()), e.variables());
        }
        request.warnings().forEach(warning -> events.console(warning + "\n"));
        loading.stage("Looking through the sources", 10);
        SourceFolders folders = new SourceFolders(request.sources());
        loading.stage("Attaching", 60);
        ModuleTexts texts = new ModuleTexts(folders, !request.sources().isEmpty());
        Session session =
                new Session(new AttachedProgram(process, texts), coordinates.withOwnTexts(request.ownTexts()), events);
        session.modules(); // Finds their texts, while no request waits for it.
        folders.complaints().forEach(words -> events.console("`sources`: " + words + "\n"));
        return session;
    }
}
