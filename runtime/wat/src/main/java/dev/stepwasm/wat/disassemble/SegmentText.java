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
                for (int index : indices) {
                    wrap();
                    out.put(printer.names.functions.use(index));
                }
            }
            case ElementItems.Expressions(List<Expression> list) -> {
                out.put(' ').put(printer.types.value(element.type()));
                for (Expression item : list) {
                    if (out.column() > WIDTH) {
                        out.line(2);
                    }
                    printer.expression("item", item);
                }
            }
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
    void strings(Bytes bytes) {
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
