"""`make average`: two adapters of one line of training become one, between them."""

from collections.abc import Mapping
from pathlib import Path

import click
from safetensors.torch import load_file
from torch import Tensor

from eval.errors import BenchmarkInvalid
from eval.training.student import save_halved


def averaged(one: Path, other: Path, share: float) -> dict[str, Tensor]:
    """The tensors of two adapters, the second counting `share`, 0 to 1: each low-rank factor by itself.

    Wortsman et al. (ICML 2022, arXiv 2203.05482): models that were trained from one beginning can be
    averaged, and often rank better than each of them.

    Raises BenchmarkInvalid where the two are not of the same shape.
    """
    first, second = load_file(one), load_file(other)
    if _shapes(first) != _shapes(second):
        raise BenchmarkInvalid(f"{one} 和 {other} 的形状不同,不能平均。请用同一个起点学出的两个适配器。")
    return {name: (1 - share) * tensor.float() + share * second[name].float()
            for name, tensor in first.items()}  # fmt: skip


def _shapes(tensors: Mapping[str, Tensor]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in tensors.items()}


@click.command()
@click.argument("one", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("other", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--share", type=click.FloatRange(0, 1), required=True, help="后一个占多少。")
@click.option("--to", "target", type=click.Path(path_type=Path), required=True, help="适配器写到哪里。")
def main(one: Path, other: Path, share: float, target: Path) -> None:
    """把两个适配器按比例平均。"""
    save_halved(averaged(one, other, share), target)
    click.echo(f"已写入 {target}")


if __name__ == "__main__":
    main()
