package dev.stepwasm.wat.disassemble;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.SegmentMode;
import java.util.List;

/** Writes element and data segments. */
final class SegmentText {
    /** Columns for the elements or bytes of a line. */
    private static final int WIDTH = 72;

    /** How many bytes or elements of a segment a skeleton has. */
    private static final int FIRST = 64;

    private final Printer printer;
    private final Output out;

    SegmentText(Printer printer) {
        this.printer = printer;
        this.out = printer.out;
    }

    void elements() {
        int index = 0;
        for (Element element : printer.module.elements()) {
            out.line(1).put("(elem ").put(printer.names.elements.definition(index++));
            switch (element.mode()) {
                case SegmentMode.Active(int table, Expression offset) -> {
                    if (table != 0) {
                        out.put(" (table ").put(printer.names.tables.use(table)).put(')');
                    }
                    printer.expression("offset", offset);
                }
                case SegmentMode.Passive passive -> {
                    // nothing says so
                }
                case SegmentMode.Declarative declarative -> out.put(" declare");
            }
            items(element);
            out.put(')');
        }
    }

    private void items(Element element) {
        switch (element.items()) {
            case ElementItems.Functions(List<Integer> indices) -> {
                out.put(" func");
                int shown = shown(indices.size());
                for (int index : indices.subList(0, shown)) {
                    wrap();
                    out.put(printer.names.functions.use(index));
                }
                leftOut(indices.size() - shown, "elements");
            }
            case ElementItems.Expressions(List<Expression> list) -> {
                out.put(' ').put(printer.types.value(element.type()));
                int shown = shown(list.size());
                for (Expression item : list.subList(0, shown)) {
                    if (out.column() > WIDTH) {
                        out.line(2);
                    }
                    printer.expression("item", item);
                }
                leftOut(list.size() - shown, "elements");
            }
        }
    }

    private int shown(int size) {
        return printer.layout.skeleton() ? Math.min(size, FIRST) : size;
    }

    private void leftOut(int count, String what) {
        if (count > 0) {
            wrap();
            out.put("(; " + count + " more " + what + " ;)");
        }
    }

    private void wrap() {
        if (out.column() > WIDTH) {
            out.line(2);
        } else {
            out.put(' ');
        }
    }

    void data() {
        int index = 0;
        for (Data data : printer.module.data()) {
            out.line(1).put("(data ").put(printer.names.data.definition(index++));
            if (data.mode() instanceof SegmentMode.Active(int memory, Expression offset)) {
                if (memory != 0) {
                    out.put(" (memory ").put(printer.names.memories.use(memory)).put(')');
                }
                printer.expression("offset", offset);
            }
            strings(data.bytes());
            out.put(')');
        }
    }

    /** Writes bytes as string literals: one in the line if they fit, else one a line. */
    void strings(Bytes all) {
        int shown = shown(all.size());
        quote(all.first(shown));
        leftOut(all.size() - shown, "bytes");
    }

    private void quote(Bytes bytes) {
        StringBuilder chunk = new StringBuilder();
        int at = Quotes.chunk(chunk, bytes, 0, WIDTH);
        boolean fits = at == bytes.size() && out.column() + chunk.length() <= WIDTH;
        while (true) {
            if (fits) {
                out.put(' ');
            } else {
                out.line(2);
            }
            out.put(chunk, 0, chunk.length());
            if (at >= bytes.size()) {
                return;
            }
            chunk.setLength(0);
            at = Quotes.chunk(chunk, bytes, at, WIDTH);
        }
    }
}
