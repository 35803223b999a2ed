package dev.stepwasm.engine.interpret;

/** A copy of a function's code that gets {@link Op#BREAK}s. */
final class Patch {
    private final FunctionCode code;
    private final FastMap map;
    private final int[] words;

    Patch(FunctionCode code, FastMap map) {
        this.code = code;
        this.map = map;
        this.words = code.words.clone();
    }

    /** {@return the patched code} */
    int[] words() {
        return words;
    }

    /** Breaks before the instruction with that number; nowhere if it is -1 or one cannot stop there. */
    void before(int number) {
        if (number >= 0 && code.canStopAt(number)) {
            words[map.places()[map.rowOfNumber(number)]] = Op.BREAK;
            words[code.plainPlace(number)] = Op.BREAK;
        }
    }

    /** Breaks where a function begins: branches never come to its first word. */
    void entry() {
        words[0] = Op.BREAK;
    }

    /** Breaks where a call has returned. The call itself must happen in plain code, so there is a break before it too. */
    void behindCall(int number) {
        int place = code.placeBehindCall(number);
        if (place >= 0) {
            before(number);
            words[place] = Op.BREAK;
        }
    }

    /** Breaks where the function returns. */
    void returns() {
        for (int place : code.returnPlaces) {
            words[place] = Op.BREAK;
        }
    }

    /** Breaks wherever one can. */
    void everywhere() {
        entry();
        returns();
        for (int place : map.places()) {
            words[place] = Op.BREAK;
        }
        for (int number = 0; number < code.size(); number++) {
            if (code.canStopAt(number)) {
                words[code.plainPlace(number)] = Op.BREAK;
                behindCall(number);
            }
        }
    }
}
