"""Rounds of any size, simulated from a seed, for national.py and limits.py.

Quality SD 4, severity SD 2, errors 1.5, 2 and 2, loadings 1, .9 and .5; 31 provinces, each with teams of its own;
rated rounds have assessors of SD 1 within teams and ratings rounded to a tenth.
"""
import os, random


def home(rng, unit, units, teams, provinces=31):
    """Province and team of a unit."""
    province = unit * provinces // units
    own = max(1, teams // provinces)
    return province, (province * own + rng.randrange(own)) % teams if teams < units / 3 else unit % teams


def write(path, units, teams):
    """One CSV file with a row per unit."""
    rng = random.Random(1)
    severities = [rng.gauss(0, 2) for _ in range(teams)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("unit,team,group,onsite,routine,peer\n")
        for unit in range(units):
            province, team = home(rng, unit, units, teams)
            quality = rng.gauss(0, 4)
            scores = (75 + quality - severities[team] + rng.gauss(0, 1.5),
                      78 + 0.9 * quality + rng.gauss(0, 2), 82 + 0.5 * quality + rng.gauss(0, 2))
            file.write(f"u{unit:06d},t{team:05d},p{province:02d},"
                       + ",".join(f"{min(100, s):.2f}" for s in scores) + "\n")


def write_rated(folder, units, teams, members, items):
    """A folder with an instrument and one rating per unit, member and item.

    Full marks of an item are whole points, together at most 100, or one point each of more than 100 items.
    """
    os.makedirs(folder)
    rng = random.Random(2)
    categories = max(2, min(16, items // 4))
    full = max(1, 100 // items)
    names = [f"{c + 1}.{i + 1}" for c in range(categories)
             for i in range(items // categories + (c < items % categories))]
    with open(f"{folder}/scheme.yaml", "w", encoding="utf-8") as file:
        file.write("name: national\nyear: 2020\ncomponents:\n"
                   f"  - {{key: onsite, weight: 60, full: {full * items}, scored_by: team}}\n"
                   "  - {key: routine, weight: 30, full: 100, scored_by: centre}\n"
                   "  - {key: peer, weight: 10, full: 100, scored_by: members}\n"
                   f"instrument:\n  - area: all\n    full: {full * items}\n    categories:\n")
        for c in range(categories):
            own = [n for n in names if n.split(".")[0] == str(c + 1)]
            file.write(f"      - category: c{c + 1}\n        full: {full * len(own)}\n        items:\n")
            for name in own:
                file.write(f"          - {{item: {name}, name: item {name}, full: {full}, kind: quantitative}}\n")
    severities = [rng.gauss(0, 2) for _ in range(teams)]
    own_severities = [[rng.gauss(0, 1) for _ in range(members)] for _ in range(teams)]
    difficulties = [rng.gauss(0, 0.05) for _ in names]
    with open(f"{folder}/units.csv", "w", encoding="utf-8") as unit_file, \
            open(f"{folder}/scores.csv", "w", encoding="utf-8") as scores, \
            open(f"{folder}/ratings.csv", "w", encoding="utf-8") as ratings:
        unit_file.write("unit,group,team\n")
        scores.write("unit,component,score\n")
        ratings.write("unit,team,assessor,item,score\n")
        for unit in range(units):
            province, team = home(rng, unit, units, teams)
            quality = rng.gauss(0, 4)
            unit_file.write(f"u{unit:06d},p{province:02d},t{team:05d}\n")
            scores.write(f"u{unit:06d},routine,{min(100, 78 + 0.9 * quality + rng.gauss(0, 2)):.2f}\n"
                         f"u{unit:06d},peer,{min(100, 82 + 0.5 * quality + rng.gauss(0, 2)):.2f}\n")
            common = [rng.gauss(0, 0.1) for _ in names]
            for member in range(members):
                level = (75 + quality - severities[team] - own_severities[team][member]) / 100
                for place, name in enumerate(names):
                    score = full * (level + difficulties[place] + common[place] + rng.gauss(0, 0.1))
                    ratings.write(f"u{unit:06d},t{team:05d},t{team:05d}-{member + 1},{name},"
                                  f"{max(0, min(full, round(score, 1))):.1f}\n")
