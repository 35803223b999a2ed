package dev.stepwasm.dap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HandlesTest {
    private final Handles<String> handles = new Handles<>("frame");

    @Test
    void givesEachNumberOnce() {
        int first = handles.add(1, "a");
        handles.clear(1);
        int second = handles.add(1, "b");

        assertThat(second).isNotEqualTo(first);
        assertThat(handles.get(second)).isEqualTo("b");
    }

    @Test
    void saysWhetherANumberIsStaleOrWrong() {
        int first = handles.add(1, "a");
        handles.clear(1);

        assertThatThrownBy(() -> handles.get(first))
                .isInstanceOf(Refusal.class)
                .hasMessage("frame 1 is gone: the program has run since it was shown");
        assertThatThrownBy(() -> handles.get(7)).hasMessage("there is no frame 7");
        assertThatThrownBy(() -> handles.get(-1)).hasMessage("there is no frame -1");
    }

    @Test
    void thingsDieWithTheirThread() {
        Handles<String> handles = new Handles<>("frame");
        int first = handles.add(1, "a");
        int second = handles.add(2, "b");
        handles.clear(1);

        assertThat(handles.get(second)).isEqualTo("b");
        assertThat(handles.thread(second)).isEqualTo(2);
        assertThatThrownBy(() -> handles.get(first)).isInstanceOf(Refusal.class);
    }
}
