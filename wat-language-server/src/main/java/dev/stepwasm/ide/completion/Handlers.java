package dev.stepwasm.ide.completion;

import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.List;

/** The handlers of a {@code try_table}: a tag and a label, which counts from outside of it. */
final class Handlers {
    private final Suggestions suggestions;
    private final Place place;
    private final Frame frame;

    Handlers(Suggestions suggestions) {
        this.suggestions = suggestions;
        this.place = suggestions.place();
        this.frame = place.top();
    }

    void suggest() {
        boolean tagged = frame.isOp(Opcode.CATCH) || frame.is(Word.CATCH_REF);
        boolean all = frame.isOp(Opcode.CATCH_ALL) || frame.is(Word.CATCH_ALL_REF);
        int given = frame.items.size();
        if (tagged && given == 0) {
            new Entries(suggestions).all(IndexSpace.TAG, index -> Fit.NEUTRAL);
        } else if ((tagged || all) && given == (tagged ? 1 : 0) && !place.afterOpen()) {
            List<Frame> blocks = Labels.frames(place);
            Module module = place.module()
                    .map(ModuleAnalysis::module)
                    .orElseGet(() -> Module.builder().build());
            new Labels(suggestions, StackAt.unknown(module, FunctionType.EMPTY, List.of()))
                    .suggest(blocks.isEmpty() ? blocks : blocks.subList(1, blocks.size()));
        }
    }
}
