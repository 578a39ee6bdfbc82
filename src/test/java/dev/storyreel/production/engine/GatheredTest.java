package dev.storyreel.production.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class GatheredTest {
    private static final int BLOCKER = 0;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final Queue<List<Integer>> groups = new ConcurrentLinkedQueue<>();

    /** Answers with the number doubled; the blocker waits at the gate; a group with a 3 in it fails. */
    private Gathered<Integer, Integer> doubling(RuntimeException failure) {
        return new Gathered<>("gathered", numbers -> {
            groups.add(numbers);
            if (numbers.contains(BLOCKER)) {
                await();
            }
            if (numbers.contains(3)) {
                throw failure;
            }
            return numbers.stream().map(number -> number * 2).toList();
        });
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The outcomes of the numbers, asked for while the blocker is at the gate. */
    private List<Object> outcomesOf(Gathered<Integer, Integer> doubling, int last) throws Exception {
        List<FutureTask<Integer>> asked = new ArrayList<>();
        ask(asked, doubling, BLOCKER, () -> !groups.isEmpty());
        for (int number = 1; number <= last; number++) {
            ask(asked, doubling, number, null);
        }
        gate.countDown();
        List<Object> outcomes = new ArrayList<>();
        for (FutureTask<Integer> each : asked) {
            try {
                outcomes.add(each.get());
            } catch (ExecutionException e) {
                outcomes.add(e.getCause());
            }
        }
        return outcomes;
    }

    private static void ask(
            List<FutureTask<Integer>> asked,
            Gathered<Integer, Integer> doubling,
            int number,
            @Nullable BooleanSupplier underWay) {
        FutureTask<Integer> task = new FutureTask<>(() -> doubling.carryOut(number));
        asked.add(task);
        Thread thread = Thread.ofPlatform().daemon().start(task);
        TestWorker.until(
                "it is under way", underWay == null ? () -> thread.getState() == Thread.State.WAITING : underWay);
    }

    @Test
    void whatIsAskedMeanwhileIsCarriedOutTogether() throws Exception {
        assertThat(outcomesOf(doubling(new IllegalStateException()), 2)).containsExactly(0, 2, 4);
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2));
    }

    @Test
    void aBadRequestHarmsNoOther() throws Exception {
        RuntimeException bad = new IllegalStateException("bad");
        assertThat(outcomesOf(doubling(bad), 4)).containsExactly(0, 2, 4, bad, 8);
        assertThat(groups)
                .containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(1), List.of(2), List.of(3), List.of(4));
    }

    @Test
    void aDatabaseThatIsAwayIsNotAskedForEachAlone() throws Exception {
        RuntimeException away = new DataAccessResourceFailureException("away");
        assertThat(outcomesOf(doubling(away), 3)).containsExactly(0, away, away, away);
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    @Test
    void noGroupGrowsWithoutBound() throws Exception {
        Gathered<Integer, Integer> counting = new Gathered<>("gathered", numbers -> {
            groups.add(numbers);
            if (numbers.contains(BLOCKER)) {
                await();
            }
            return numbers;
        });
        List<Object> all = outcomesOf(counting, 100);
        assertThat(all).isEqualTo(IntStream.rangeClosed(0, 100).boxed().toList());
        assertThat(groups).extracting(List::size).containsExactly(1, 64, 36);
    }
}
