package dev.stepwasm.dap;

import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.expression.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.debug.CompletionItem;
import org.eclipse.lsp4j.debug.CompletionItemType;
import org.eclipse.lsp4j.debug.CompletionsArguments;
import org.eclipse.lsp4j.debug.CompletionsResponse;

/** The request for what may be written at a place in the console. */
final class CompletionRequests {
    private CompletionRequests() {}

    static CompletionsResponse complete(Conversation conversation, CompletionsArguments args) {
        Coordinates client = conversation.coordinates();
        Frame frame = conversation.session().where(Optional.ofNullable(args.getFrameId()));
        int line = args.getLine() == null ? 1 : client.lineFromClient(args.getLine());
        int cursor = beginOfLine(args.getText(), line) + client.columnFromClient(args.getColumn()) - 1;
        List<Completion> found = frame.completions(args.getText(), cursor);
        List<CompletionItem> items = new ArrayList<>();
        for (Completion each : found) {
            items.add(item(each, items.size(), client));
        }
        CompletionsResponse response = new CompletionsResponse();
        response.setTargets(items.toArray(CompletionItem[]::new));
        return response;
    }

    private static int beginOfLine(String text, int line) {
        int begin = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', begin);
            begin = end < 0 ? text.length() : end + 1;
        }
        return begin;
    }

    private static CompletionItem item(Completion completion, int rank, Coordinates client) {
        CompletionItem item = new CompletionItem();
        item.setLabel(completion.text());
        item.setDetail(completion.detail());
        item.setSortText(String.format(Locale.ROOT, "%06d", rank));
        item.setStart(client.columnToClient(completion.start() + 1));
        item.setLength(completion.length());
        item.setType(
                switch (completion.kind()) {
                    case LOCAL, GLOBAL -> CompletionItemType.VARIABLE;
                    case MEMBER -> CompletionItemType.FIELD;
                    case MEMORY, TABLE -> CompletionItemType.REFERENCE;
                    case FUNCTION -> CompletionItemType.FUNCTION;
                    case KEYWORD -> CompletionItemType.KEYWORD;
                    case FORMAT -> CompletionItemType.UNIT;
                });
        return item;
    }
}
