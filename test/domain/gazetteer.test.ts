import { beforeAll, describe, expect, it } from 'vitest';
import { Gazetteer } from '../../src/domain/index.ts';
import { readRegistry } from '../../src/registry/index.ts';

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = new Gazetteer((await readRegistry()).divisions);
});

function place(agency: string, portalDivision: string | null = null, reportYear: number | null = 2024) {
  const found = gazetteer.divisionOf({ siteCode: '', agency, reportYear, portalDivision });
  return found === null ? null : `${found.value} ${found.source}`;
}

describe('the division of an agency', () => {
  it('is that of the site’s own code, whatever the name of the agency', () => {
    expect(
      gazetteer.divisionOf({
        siteCode: '1201040032',
        agency: '和平区教育局',
        reportYear: 2024,
        portalDivision: '120101',
      })?.value,
    ).toBe('120104');
  });

  it('is the innermost place of its name', () => {
    expect(place('北京市通州区西集镇人民政府')).toBe('110112 agency name');
    expect(place('石家庄市教育局')).toBe('130100 agency name');
  });

  it('is distinguished from its namesakes by the division above it', () => {
    // 鼓楼区: 南京 320106, 徐州 320302, 福州 350102, 开封 410204.
    expect(place('福州市鼓楼区民政局')).toBe('350102 agency name');
    expect(place('鼓楼区民政局')).toBeNull();
  });

  it('is distinguished from its namesakes by the portal', () => {
    expect(place('鼓楼区民政局', '350102')).toBe('350102 agency name');
    expect(place('鼓楼区民政局', '350100')).toBe('350102 agency name');
  });

  it('is not a place whose name is the end of another’s', () => {
    // 城区 is a district of 晋城, 汕尾 and others.
    expect(place('济南市历城区教育局')).toBe('370112 agency name');
  });

  it('may be a stranger on this portal, if its name begins with the place', () => {
    expect(place('南开区应急管理局', '130100')).toBe('120104 agency name');
    expect(place('区城区建设管理局', '120104')).toBe('120104 portal');
  });

  it('is the portal’s where the name has no place', () => {
    expect(place('区教育局', '120104')).toBe('120104 portal');
    expect(place('区教育局')).toBeNull();
  });

  it('is looked for among those of the report’s year', () => {
    expect(place('闸北区教育局', '310000', 2015)).toBe('310108 agency name');
    expect(place('闸北区教育局', '310000', 2016)).toBe('310000 portal');
    // 桥东区 of 邢台 has been called 襄都区 since 2020; the code is the same.
    expect(place('邢台市桥东区教育局', '130500', 2019)).toBe('130502 agency name');
  });
});
