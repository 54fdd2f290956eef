"""The exchange of seats among those who wish it: nobody is worse off, no seat either.

TO-BE, *teacher-optimal block exchange*: Julien Combe, Olivier Tercieux and Camille
Terrier, "The Design of Teacher Assignment: Theory and Evidence", Review of Economic
Studies 89 (2022). See ``docs/modes.md`` for what is the paper's and what is ours.
"""
