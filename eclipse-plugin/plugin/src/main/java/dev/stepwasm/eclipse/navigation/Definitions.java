package dev.stepwasm.eclipse.navigation;

import dev.stepwasm.eclipse.StepwasmPlugin;
import dev.stepwasm.eclipse.server.TextPlace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.TypeDefinitionParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** What a word can lead to. */
enum Definitions {
    /** Where something is defined; for an import, in the module that exports it, if that is known. */
    DEFINITION("definition"),
    /** Where the text says that something exists; for an import, the import. */
    DECLARATION("declaration"),
    /** Where the type of something is defined. */
    TYPE("type definition");

    private final String title;

    Definitions(String title) {
        this.title = title;
    }

    /** {@return what it is called in a sentence} */
    String title() {
        return title;
    }

    /** {@return the places where a word leads; none if it leads nowhere or the text has changed meanwhile} */
    CompletableFuture<List<Location>> of(TextPlace place) {
        return StepwasmPlugin.get()
                .server()
                .ask("find a " + title, server -> ask(server.getTextDocumentService(), place))
                .handle((found, failure) -> found == null ? List.of() : locations(found));
    }

    private CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> ask(
            TextDocumentService service, TextPlace place) {
        return switch (this) {
            case DEFINITION -> service.definition(new DefinitionParams(place.document(), place.position()));
            case DECLARATION -> service.declaration(new DeclarationParams(place.document(), place.position()));
            case TYPE -> service.typeDefinition(new TypeDefinitionParams(place.document(), place.position()));
        };
    }

    private static List<Location> locations(
            @Nullable Either<List<? extends Location>, List<? extends LocationLink>> found) {
        if (found == null) {
            return List.of();
        }
        return found.isLeft()
                ? List.copyOf(found.getLeft())
                : found.getRight().stream()
                        .map(link -> new Location(link.getTargetUri(), link.getTargetSelectionRange()))
                        .toList();
    }
}
