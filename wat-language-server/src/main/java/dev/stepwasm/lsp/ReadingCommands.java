package dev.stepwasm.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.ide.flow.FlowDot;
import dev.stepwasm.ide.flow.FlowGraph;
import dev.stepwasm.ide.layout.LayoutText;
import dev.stepwasm.ide.layout.MemoryLayout;
import dev.stepwasm.lsp.ReadableTexts.FoundText;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Commands for people who want to understand a module: what lies where in its memories, how control flows through a
 * function, and which bytes of a binary are which part of its text. docs/reading.md has the shape of their answers.
 */
final class ReadingCommands {
    private final ReadableTexts texts;

    ReadingCommands(ReadableTexts texts) {
        this.texts = texts;
    }

    void addTo(Commands commands) {
        commands.add(ServedCommand.MEMORY_LAYOUT, this::memoryLayout);
        commands.add(ServedCommand.CONTROL_FLOW_GRAPH, this::controlFlowGraph);
        commands.add(ServedCommand.POSITION_OF_OFFSET, this::positionOfOffset);
        commands.add(ServedCommand.OFFSET_OF_POSITION, this::offsetOfPosition);
    }

    private Object memoryLayout(Commands.Call call) {
        FoundText text = texts.find(call);
        ModuleAnalysis module = text.module(ReadableTexts.position(call, 1));
        MemoryLayout layout = MemoryLayout.of(module.module());
        JsonObject answer = new MemoryLayouts(module, text::range).json(layout);
        answer.addProperty("text", LayoutText.of(module, layout));
        return answer;
    }

    /** A basic block, for clients that want to go from the picture to the text. */
    record ShownBlock(String id, @Nullable Range range, boolean reachable) {}

    /** A graph. */
    record ShownGraph(int function, String name, String dot, List<ShownBlock> blocks) {}

    private Object controlFlowGraph(Commands.Call call) {
        FoundText text = texts.find(call);
        Position position = ReadableTexts.position(call, 1)
                .orElseThrow(() -> Answers.failure(
                        ResponseErrorCode.InvalidParams,
                        "argument 2, the position, must have a `line` and a `character`"));
        int segment = text.analysis().tree().segmentAt(text.offset(position));
        for (ModuleAnalysis module : text.analysis().modules()) {
            int body = module.lowered().bodyIn(segment);
            if (body >= 0) {
                return graph(text, module, body);
            }
        }
        throw ReadableTexts.refusal("there is no function at this position");
    }

    private static ShownGraph graph(FoundText text, ModuleAnalysis module, int body) {
        FlowGraph graph = FlowGraph.of(text.analysis(), module, body)
                .orElseThrow(() -> ReadableTexts.refusal(String.format(
                        Locale.ROOT, "the function has more than %d basic blocks", FlowGraph.MOST_BLOCKS)));
        String name = module.lowered()
                .lookup()
                .definition(IndexSpace.FUNCTION, graph.function(), -1)
                .map(Definition::show)
                .orElse(Integer.toString(graph.function()));
        List<ShownBlock> blocks = new ArrayList<>();
        for (FlowGraph.Block block : graph.blocks()) {
            blocks.add(new ShownBlock("b" + blocks.size(), range(text, block), block.reachable()));
        }
        return new ShownGraph(graph.function(), name, FlowDot.of(text.analysis(), module, graph), blocks);
    }

    private static @Nullable Range range(FoundText text, FlowGraph.Block block) {
        if (block.code().isEmpty()) {
            return null;
        }
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (var instruction : block.code()) {
            first = Math.min(first, instruction.position());
            last = Math.max(last, instruction.position());
        }
        return text.range(new Span(first, last));
    }

    private @Nullable Object positionOfOffset(Commands.Call call) {
        long offset = number(call.argument(1));
        FoundText text = texts.find(call);
        if (offset < 0 || offset > Integer.MAX_VALUE) {
            throw Answers.failure(ResponseErrorCode.InvalidParams, "argument 2, the offset, must be a number of bytes");
        }
        Optional<SourceMap.Entry> found = text.map().at((int) offset);
        return found.map(entry ->
                        Map.of("uri", text.uri(), "range", text.range(entry.span()), "offset", entry.codeOffset()))
                .orElse(null);
    }

    /** A number, or one in words as error messages have it: {@code 0x1f}. */
    private static long number(JsonElement given) {
        if (given instanceof JsonPrimitive value) {
            try {
                return value.isNumber() ? value.getAsLong() : Long.decode(value.getAsString());
            } catch (NumberFormatException e) {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable Object offsetOfPosition(Commands.Call call) {
        Position position = ReadableTexts.position(call, 1)
                .orElseThrow(() -> Answers.failure(
                        ResponseErrorCode.InvalidParams,
                        "argument 2, the position, must have a `line` and a `character`"));
        FoundText text = texts.find(call);
        int offset = text.offset(position);
        Span line = text.source().lineSpan(text.source().positionOf(offset).line());
        List<SourceMap.Entry> onLine = text.map().startingIn(line);
        SourceMap.Entry best = null;
        for (SourceMap.Entry entry : onLine) {
            if (best == null || entry.span().start() <= offset) {
                best = entry;
            }
        }
        return best == null ? null : best.codeOffset();
    }
}
