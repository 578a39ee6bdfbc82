package dev.storyreel.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartSizesTest {
    @Test
    void theLastPartHasWhatIsLeft() {
        PartSizes sizes = new PartSizes(21, 10);
        assertThat(sizes.count()).isEqualTo(3);
        assertThat(sizes.of(1)).isEqualTo(10);
        assertThat(sizes.of(2)).isEqualTo(10);
        assertThat(sizes.of(3)).isEqualTo(1);
        assertThat(sizes.has(0)).isFalse();
        assertThat(sizes.has(3)).isTrue();
        assertThat(sizes.has(4)).isFalse();
    }

    @Test
    void noPartIsEmpty() {
        assertThat(new PartSizes(20, 10).count()).isEqualTo(2);
        assertThat(new PartSizes(20, 10).of(2)).isEqualTo(10);
        assertThat(new PartSizes(9, 10).count()).isOne();
        assertThat(new PartSizes(9, 10).of(1)).isEqualTo(9);
    }

    @Test
    void partsBeyondTwoGigabytesAreWhereTheyShouldBe() {
        PartSizes sizes = new PartSizes(4L << 30, 16 << 20);
        assertThat(sizes.count()).isEqualTo(256);
        assertThat(sizes.of(256)).isEqualTo(16 << 20);
    }
}
