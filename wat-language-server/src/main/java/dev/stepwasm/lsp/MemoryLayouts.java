package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.ide.layout.LayoutText;
import dev.stepwasm.ide.layout.MemoryLayout;
import dev.stepwasm.ide.layout.Overlap;
import dev.stepwasm.ide.layout.Placed;
import dev.stepwasm.ide.layout.Pointer;
import dev.stepwasm.ide.layout.Space;
import dev.stepwasm.ide.layout.Stretch;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.Range;

/** The layout of memories and tables as JSON. Addresses and sizes are numbers without sign, of up to 64 bits. */
final class MemoryLayouts {
    private final ModuleAnalysis module;
    private final Function<Span, Range> ranges;

    MemoryLayouts(ModuleAnalysis module, Function<Span, Range> ranges) {
        this.module = module;
        this.ranges = ranges;
    }

    JsonObject json(MemoryLayout layout) {
        JsonObject json = new JsonObject();
        json.add("memories", each(layout.memories(), space -> space(space, IndexSpace.MEMORY, IndexSpace.DATA)));
        json.add("tables", each(layout.tables(), space -> space(space, IndexSpace.TABLE, IndexSpace.ELEM)));
        return json;
    }

    private static <T> JsonArray each(List<T> list, Function<T, JsonElement> one) {
        JsonArray array = new JsonArray(list.size());
        list.forEach(element -> array.add(one.apply(element)));
        return array;
    }

    private JsonObject space(Space space, IndexSpace names, IndexSpace segments) {
        JsonObject json = named(names, space.index());
        json.addProperty("size", unsigned(space.size()));
        space.most().ifPresent(most -> json.addProperty("most", unsigned(most)));
        json.add("segments", each(space.placed(), one -> segment(space, one, segments)));
        json.add("gaps", each(space.gaps(), MemoryLayouts::gap));
        json.add("overlaps", each(space.overlaps(), MemoryLayouts::overlap));
        json.add("later", each(space.later(), index -> described(segments, index)));
        if (names == IndexSpace.MEMORY) {
            json.add("globals", each(space.pointers(), this::global));
        }
        return json;
    }

    private JsonObject segment(Space space, Placed one, IndexSpace segments) {
        JsonObject json = described(segments, one.segment());
        between(json, one.start(), one.end());
        json.addProperty("fits", space.fits(one));
        return json;
    }

    private JsonObject described(IndexSpace segments, int index) {
        JsonObject json = named(segments, index);
        if (segments == IndexSpace.DATA) {
            json.addProperty(
                    "preview",
                    LayoutText.preview(module.module().data().get(index).bytes()));
        }
        return json;
    }

    private JsonObject global(Pointer pointer) {
        JsonObject json = named(IndexSpace.GLOBAL, pointer.global());
        json.addProperty("address", unsigned(pointer.address()));
        if (pointer.segment() >= 0) {
            json.addProperty("segment", pointer.segment());
        }
        return json;
    }

    private static JsonObject gap(Stretch gap) {
        return between(new JsonObject(), gap.start(), gap.end());
    }

    private static JsonObject overlap(Overlap overlap) {
        JsonObject json = new JsonObject();
        json.addProperty("first", overlap.first());
        json.addProperty("second", overlap.second());
        return between(json, overlap.start(), overlap.end());
    }

    private static JsonObject between(JsonObject json, long start, long end) {
        json.addProperty("start", unsigned(start));
        json.addProperty("end", unsigned(end));
        return json;
    }

    private JsonObject named(IndexSpace space, int index) {
        JsonObject json = new JsonObject();
        json.addProperty("index", index);
        Optional<Definition> definition = module.lowered().lookup().definition(space, index, -1);
        definition.flatMap(Definition::name).ifPresent(name -> json.addProperty("name", name));
        definition.ifPresent(found -> {
            Range range = ranges.apply(found.span());
            JsonObject shown = new JsonObject();
            shown.add("start", position(range.getStart()));
            shown.add("end", position(range.getEnd()));
            json.add("range", shown);
        });
        return json;
    }

    private static JsonObject position(org.eclipse.lsp4j.Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("line", position.getLine());
        json.addProperty("character", position.getCharacter());
        return json;
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
