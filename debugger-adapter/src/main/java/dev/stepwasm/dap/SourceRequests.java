package dev.stepwasm.dap;

import java.util.List;
import org.eclipse.lsp4j.debug.LoadedSourcesResponse;
import org.eclipse.lsp4j.debug.Module;
import org.eclipse.lsp4j.debug.ModulesArguments;
import org.eclipse.lsp4j.debug.ModulesResponse;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.eclipse.lsp4j.debug.SourceResponse;

/** The requests for modules and their texts. */
final class SourceRequests {
    private final Conversation conversation;

    SourceRequests(Conversation conversation) {
        this.conversation = conversation;
    }

    SourceResponse source(SourceArguments args) {
        Source source = args.getSource();
        return conversation
                .session()
                .content(
                        source == null || source.getSourceReference() == null
                                ? args.getSourceReference()
                                : source.getSourceReference());
    }

    LoadedSourcesResponse loadedSources() {
        LoadedSourcesResponse response = new LoadedSourcesResponse();
        response.setSources(conversation.launched().map(Session::sources).orElseGet(() -> new Source[0]));
        return response;
    }

    ModulesResponse modules(ModulesArguments args) {
        boolean first = args.getStartModule() == null || args.getStartModule() <= 0;
        List<Module> known = conversation
                .launched()
                .map(session -> List.of(session.modules()))
                .orElse(List.of());
        ModulesResponse response = new ModulesResponse();
        response.setModules(first ? known.toArray(Module[]::new) : new Module[0]);
        response.setTotalModules(known.size());
        return response;
    }
}
