package dev.stepwasm.lsp;

import dev.stepwasm.ide.hint.Hint;
import dev.stepwasm.ide.hint.Hints;
import dev.stepwasm.ide.hover.Hover;
import dev.stepwasm.ide.settings.Settings;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.InlayHintRegistrationOptions;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Hints in the words of the protocol: first what they say, then what they are about. */
final class InlayHints {
    private InlayHints() {}

    /** {@return that hints are served in two steps} */
    static InlayHintRegistrationOptions options() {
        var options = new InlayHintRegistrationOptions();
        options.setResolveProvider(true);
        return options;
    }

    /** @param stack whether the operand stack is shown */
    static List<InlayHint> in(Snapshot snapshot, Analysis analysis, Span part, boolean stack) {
        Set<Hint.Kind> kinds = wanted(snapshot.settings(), stack);
        return kinds.isEmpty()
                ? List.of()
                : Hints.in(analysis, part, kinds, snapshot.imports()).stream()
                        .map(hint -> hint(snapshot, analysis, hint))
                        .toList();
    }

    private static Set<Hint.Kind> wanted(Settings settings, boolean stack) {
        Set<Hint.Kind> kinds = EnumSet.noneOf(Hint.Kind.class);
        for (Hint.Kind kind : Hint.Kind.values()) {
            boolean wanted = switch (kind) {
                case TYPE -> settings.hintsTypes();
                case END -> settings.hintsEnds();
                case INDEX -> settings.hintsIndices();
                case PARAMETER -> settings.hintsParameters();
                case STACK -> stack;
                case BRANCH_BY_INDEX -> !settings.hintsBranches().equals("off");
                case BRANCH_BY_NAME -> settings.hintsBranches().equals("on");
                case ADDRESS -> settings.hintsAddresses();
            };
            if (wanted) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static InlayHint hint(Snapshot snapshot, Analysis analysis, Hint hint) {
        var shown = new InlayHint(snapshot.position(hint.offset()), Either.forLeft(hint.label()));
        switch (hint.kind()) {
            case TYPE -> shown.setKind(InlayHintKind.Type);
            case END, INDEX, STACK, BRANCH_BY_INDEX, BRANCH_BY_NAME, ADDRESS -> shown.setPaddingLeft(true);
            case PARAMETER -> {
                shown.setKind(InlayHintKind.Parameter);
                shown.setPaddingRight(true);
            }
        }
        hint.about()
                .flatMap(definition -> module(analysis, definition)
                        .map(module -> Ticket.of(snapshot, analysis.modules().indexOf(module), definition)))
                .ifPresent(ticket -> shown.setData(ticket.json()));
        return shown;
    }

    private static Optional<ModuleAnalysis> module(Analysis analysis, Definition definition) {
        return analysis.moduleAt(definition.nameSpan().start());
    }

    static InlayHint resolve(
            Snapshot snapshot, Analysis analysis, ClientAbilities client, InlayHint hint, Ticket ticket) {
        if (ticket.module() < 0 || ticket.module() >= analysis.modules().size() || hint.getLabel() == null) {
            return hint;
        }
        ModuleAnalysis module = analysis.modules().get(ticket.module());
        module.lowered()
                .lookup()
                .definition(ticket.space(), ticket.index(), ticket.owner())
                .ifPresent(definition -> {
                    hint.setTooltip(Hovers.content(Hover.of(analysis, module, definition), client.markdown()));
                    var part = new InlayHintLabelPart(text(hint));
                    part.setLocation(new Location(snapshot.uri(), snapshot.range(definition.nameSpan())));
                    hint.setLabel(List.of(part));
                });
        return hint;
    }

    private static String text(InlayHint hint) {
        return hint.getLabel().isLeft()
                ? hint.getLabel().getLeft()
                : hint.getLabel().getRight().getFirst().getValue();
    }
}
