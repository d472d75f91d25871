"""Train the character model of injected keywords on what the repository holds: terms, stems and honest wording. Seeded, byte for byte.

Usage: python -m benchmarks.characters [--check]
`--check` trains and exits 1 where the shipped file differs.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import headers, terms, wagers
from filters.fold import fold
from filters.injection import characters, patterns, stems

ROOT: Final = Path(__file__).resolve().parents[1]
HONEST: Final = ROOT / "tests/filters/injection/honest"
FAMILIES: Final = ("adult", "gambling", "loan", "other")
_EPOCHS: Final = 8
_RATE: Final = 0.35
_DECAY: Final = 2e-5
_HONEST_WEIGHT: Final = 0.85  # of the honest class beside the others: goods and names are many and easy, and must not drown rare terms
# What names of honest sites end with, apart from those that brands of the trades have too.
_SITES: Final = (
    "网 新闻网 资讯 频道 日报 论坛 社区 之家 百科 博客 大全 中心 学堂 课堂 攻略 信息 商情 旅游 教育 健康 科技 财经 农业 在线教育".split()
)
# Columns of honest sites on the matters that spam sells too.
_COLUMNS: Final = """
体育新闻 体育资讯 足球新闻 足球资讯 足球直播 篮球直播 赛事直播 英超资讯 西甲新闻 欧冠赛程 世界杯专题 亚运专题 竞彩足球 竞彩篮球 足彩资讯
体彩资讯 福彩资讯 彩票资讯 彩票新闻 彩票走势图 开奖公告 开奖结果 双色球走势 大乐透预测 快乐八 排列五 电竞新闻 电竞资讯 电竞赛事 游戏资讯
游戏攻略 游戏评测 手游攻略 手游下载 网页游戏 网络游戏 传奇手游 传奇游戏 仙侠手游 棋牌游戏 休闲游戏 娱乐新闻 娱乐资讯 娱乐八卦 明星八卦
影视资讯 电影资讯 电影推荐 在线影院 高清电影 欧美大片 国产电影 日本动漫 日韩剧场 韩剧推荐 综艺节目 动漫资讯 动漫频道 写真摄影 美女图片
性感穿搭 情感故事 两性情感 两性知识 性福生活 健康知识 男科疾病 妇科疾病 成人教育 成人英语 成人用品店 贷款知识 贷款资讯 个人贷款 企业贷款
房屋贷款 汽车贷款 信用贷款 抵押贷款 助学贷款 贷款计算器 信用卡知识 信用卡办理 信用卡还款 理财知识 投资理财 基金理财 征信查询 征信报告
发票知识 发票查询 电子发票 开票信息 税务知识 财税服务 工商注册 公司注销 营业执照 证件办理 证件照片 学历认证 学历提升 自考专区 论文写作
论文查重 期刊投稿 考试真题 四六级考试 驾校报名 驾驶证业务 户口办理 公章管理 域名交易 域名注册 云服务器 网站建设 网站推广 搜索优化
站长学院 外链知识 微信营销 微信小程序 微信公众号 公众号运营 抖音教程 抖音运营 快手运营 短视频运营 小红书运营 直播带货 淘宝运营 店铺转让
账号安全 账号申诉 二手交易 二手奢侈品 名表鉴定 名牌包包 烟酒价格 香烟品牌 枪械资料 军事武器 药品说明 药品查询 减肥健身 保健食品 护肤美妆
免费小说 言情小说 都市小说 漫画在线 澳门旅游 澳门酒店 澳门新闻 澳门资讯 香港新闻 香港旅游 港澳资讯 台湾旅游 海外购物 手机软件 安卓下载
软件下载 官方下载 官网公告 平台公告 会员中心 会员登录 登录入口 注册指南 用户协议 下载中心 客户端下载 毕业论文 学位论文 论文指导 论文致谢
硕士论文 开题报告 驾照考试 科目一 驾考资讯 驾校大全 英语四级 英语六级 考试大纲 考试时间 成绩查询 证书查询 证书领取 证件办理指南
身份证办理 护照办理 户口迁移 居住证办理 结婚登记 离婚咨询 房产过户 不动产登记 房产证办理流程 工商年检 税务登记 传奇攻略 传奇资讯
私服维权 单机游戏 手游排行 手游评测 游戏辅助工具 游戏账号安全 网游资讯 新服公告 开服表 捕鱼游戏 麻将规则 斗地主技巧 棋牌资讯 象棋棋谱
桥牌 德州旅游 德州新闻 牌具收藏 奢侈品鉴定 手表品牌 名表维修 高仿识别 香烟大全 雪茄文化 弓弩文物 枪械历史 减肥药 减肥方法 丰胸美体
男性健康 两性健康 性心理 性病防治 避孕知识 妇科 整形美容 美容院 按摩养生 足疗保健 洗浴中心 酒店会所 茶艺 茶馆 夜场演出 酒吧音乐 交友征婚
相亲 同城活动 同城交友 情感天地 情感热线 伦理学 家庭伦理 成人礼 成人绘本 成人钢琴 欧美音乐 日韩电影 国产动画 韩国电影 经典影片 无码识别
二维码 自拍技巧 人像写真 写真集 内衣搭配 丝袜品牌 美女主播 直播行业 短视频平台 视频剪辑 股票入门 股票知识 期货知识 外汇知识 基金知识
虚拟货币 区块链 比特币行情 数字货币 信用卡优惠 信用卡申请 银行贷款 民间借贷 网贷之家 借款合同 债务重组 征信知识 催收规范 典当行 车辆抵押
房屋抵押 网络兼职 兼职招聘 大学生兼职 手工制作 网赚骗局 快递单号查询 空包装盒 礼品定制 代理加盟 侦探小说 推理小说 手机定位 手机监控
网络安全 黑客攻防 密码学 外链工具 收录查询 权重查询 排名查询 站群管理 友情链接 域名查询 网站测速 党纪学习 学习园地 师德师风 招标公告
中标公示 政策法规 人事信息 失信公示 行业动态 热点聚焦 专家观点 案例分享 常见问题 使用技巧 安装调试 维修保养 选型指南 资料下载 视频中心
荣誉资质 客户见证 工程案例 品牌故事 门店查询 会员专区 优惠活动 积分商城 幸运抽奖 竞猜活动 在线问答 投诉建议 曝光台 民生热线 百姓话题
本地生活 招聘求职 房产租售 二手市场 征婚交友 宠物领养 家政服务 美食推荐 周边游 亲子活动 摄影天地 书画院 收藏鉴赏 珠宝玉石 紫砂壶 老照片
战友论坛 红色文化 家风家训 欧洲杯赛程 世界杯分组 德甲积分榜 英超射手榜 乒乓世界 围棋人生 单机下载 破解教程 辅助教学 外设评测 显卡天梯
网红打卡 主播八卦 女星写真 男士穿搭 情侣头像 美女壁纸 两性关系 夫妻生活 备孕指南 产后恢复 减脂餐 瑜伽入门 按摩手法 足疗穴位 茶叶价格
名酒行情 香烟价目表 打火机收藏 刀具评测 弓箭运动 射击比赛 狩猎文化 路亚钓鱼 海钓 车贷计算 房贷计算 利率查询 汇率换算 期货行情 股票开户
基金定投 保险理赔 信用报告 贷款计算 公积金贷款 创业贷款 发票查验 税率表 会计分录 代账报价 期刊目录 考研真题 公考资讯 驾考题库 证书补办
学历查询 学位认证 签证材料 移民政策 澳洲留学 香港自由行 澳门美食
脚本编程 shell脚本 python脚本 测试脚本 系统激活 软件激活 软件注册 注册表 远程控制 远程桌面 木马查杀 病毒查杀 漏洞扫描 渗透测试 网络攻防
黑客帝国 数据恢复 密码找回 虚拟主机 虚拟机 快递查询 号码归属地 车辆查询 违章查询 户籍办理 寻人启事 寻亲网 定位导航 北斗定位 摄像头安装
监控安装 录音笔评测 行车记录仪 助听器 蓝牙耳机 无线耳机 考研资料 公考真题 自考报名 成考报名 论文格式 期刊订阅 学术不端 学位查询 留学服务
留学申请 雅思口语 托福听力 演唱会门票 演出票务 火车票查询 高铁订票 预约挂号 专家门诊 医院挂号 试管婴儿 辅助生殖 生殖医学 不孕不育 胎儿发育
唐氏筛查 献血指南 无偿献血 器官捐献 肾脏移植 骨髓捐献 民俗文化 易经国学 建筑风水 星座运势 生肖运势 起名知识 百家姓 佛教文化 道教文化
寺庙祈福 平安符 招财猫 转运珠 塔罗牌 桌游 麻醉科 处方药 安眠药 失眠治疗 减肥食谱 减肥运动 瘦身操 中药材 壮阳食物 补肾食物 男科医院
早泄治疗 电子烟监管 戒烟 烟草专卖 卷烟价格 厨房刀具 户外刀具 瑞士军刀 射箭馆 射击运动 枪械知识 军事模型 玩具枪 安防器材 信号放大器
电表安装 电表读数 智能电表 开锁公司 指纹锁 汽车钥匙 扑克魔术 魔术教学 麻将机维修 麻将桌 棋牌室 文玩 野生动物保护 渔具 二手车 二手手机
平行进口车 车牌摇号 车牌选号 包包保养 球鞋测评 奢侈品回收 外贸尾货 护肤spa 养生馆 茶道 绿茶 喝茶养生 约会攻略 相亲交友 夜生活 酒吧 ktv团购
模特大赛 车模 明星绯闻 娱乐圈 吃瓜群众 八卦新闻 黄金价格 原油价格 外汇牌价 期货开户 新股申购 数字人民币 区块链技术 短视频带货 公众号排版
粉丝经济 网红经济 投票系统 搜索引擎 关键词分析 网站备案 网站地图 站长统计 短信验证码 短信平台 手机选号 手机靓号 账号注销 账号找回 密码重置
游戏账号 游戏外设 反外挂 外挂封号 开服时间 私人影院 私房菜 圈子好乱 信用卡逾期 信用卡年费 提额攻略 征信异议 贷款利率 房贷利率 公积金提取
车贷流程 抵押登记 债务协商 债务纠纷 借条范本 借条怎么写 催收 网贷监管 网贷逾期 消费贷 经营贷 小额贷款公司 融资租赁 典当 供应链金融
""".split()
# What honest shops say in their titles and menus in the words of sellers.
_SHOPS: Final = """
现货批发 现货供应 现货直发 厂家直销 厂家批发 厂价直销 批发价格 批发市场 批发零售 量大优惠 一件代发 品牌代理 招商代理 代理加盟 货源供应
货源充足 全国包邮 顺丰包邮 包邮到家
货到付款 正品专卖 品牌专卖 官方商城 微信商城 微信小店 微信支付 来图定制 来样加工 私人定制 团体定制 加急定制 免费打样 产品价格 价格表
多少钱一斤 哪里买便宜 购买须知 购买指南
团购价格 二手出售 转让出售 整车出售 新房出售 技术服务 技术支持 技术转让 技术教程 软件教程 软件定制 网络渠道 渠道招商 中介服务 房产中介
留学机构 培训机构 检测机构 加盟店
农产品批发 水果批发 服装批发 建材批发 茶叶批发 玩具批发 五金批发 食品代理 酒水代理 化妆品代理 家具定制 橱柜定制 礼品定制 工程样本
合同模板 简历模板 工具下载 招聘信息
""".split()
# Goods of everyday life, as the titles of shops and makers list them.
_GOODS: Final = """
保暖内衣 高跟鞋 旗袍 羽绒服 童装 孕妇装 工作服 手套 雨衣 帽子 双肩包 口红 粉底液 沐浴露 洗发水 护发素 染发剂 假发 睫毛膏
美甲灯 足浴盆 电动牙刷 吹风机 卷发棒 剃须刀 体重秤 血压计 制氧机 膏药 创可贴 口罩 酒精棉片 避孕套 验孕棒 卫生巾 奶粉
安全座椅 积木 拼图 毛绒玩具 汽车脚垫 行车记录仪 轮胎 洗车机 螺丝刀 电钻 电焊机 空压机 发电机 阀门 齿轮 皮带轮 电机 插座
开关 灯泡 太阳能板 蓄电池 热水器 壁挂炉 空调 加湿器 空气净化器 冰箱 洗碗机 微波炉 电饭煲 豆浆机 咖啡机 电磁炉 油烟机 燃气灶
净水器 菜刀 蒸锅 茶具 酒杯 沙发 衣柜 书桌 保险柜 白板 打印机 碎纸机 扫描仪 点钞机 收银机 扫码枪 监控摄像头 硬盘录像机
报警器 消防栓 反光衣 手电筒 登山杖 钓竿 鱼饵 鱼缸 锦鲤 狗粮 猫粮 宠物笼 鹦鹉 仓鼠 盆景 种子 化肥 农药 大棚膜 收割机 饲料
兽药 鸡苗 仔猪 苹果 橙子 荔枝 榴莲 蜜桃 水蜜桃 茄子 番茄 豆角 大白菜 木耳 核桃 瓜子 腊肉 香肠 鲍鱼 小龙虾 三文鱼 汤圆
方便面 花椒 茶叶 龙井 白酒 红酒 啤酒 黄酒 香烟 雪茄 烟斗 象棋 桌游 钢琴 邮票 钱币 建盏 翡翠 手镯 项链 太阳镜 望远镜
显微镜 镜头 三脚架 耳机 话筒 显卡 显示器 手机壳 钢化膜 充电宝 读卡器 墨盒 铅笔 橡皮 书包 文具盒 绘本 词典 挂历 贺卡
打包机 贴标机 灌装机 包衣机 反应釜 干燥箱 培养箱 天平 色谱柱 手术刀 内窥镜 监护仪 呼吸机 病床 角钢 铝型材 不锈钢板 钉子
瓷砖 地板 水泥 石膏板 玻璃 防盗门 卷帘门 地毯 浴缸 塔吊 装载机 压路机 搅拌机 叉车 高空作业车 彩钢瓦 活动板房 过山车
旋转木马 娃娃机 游戏机 摇摇车 电玩城 台球桌 乒乓球拍 跑步机 护膝 泳镜 滑雪板 轮滑鞋 计量秤 天平秤 汽车衡 文胸 内裤 睡裙
睡袍 家居拖鞋 毛衣 针织衫 打底裤 牛仔裤 半身裙 妈妈装 中老年女装 男装 西装 领带 风衣 马甲 棉衣 运动鞋 凉鞋 雪地靴 帆布鞋
手提包 卡包 腰包 丝巾 发箍 胸针 戒指 对戒 眉笔 眼影 腮红 卸妆水 爽肤水 乳液 面霜 身体乳 护手霜 香皂 牙膏 漱口水 剃毛刀
修眉刀 指甲油 美容仪 蒸脸仪 按摩器 艾灸盒 刮痧板 拔罐器 热敷贴 护膝带 牙线 棉签 纱布 碘伏 退热贴 止咳糖浆 感冒灵 板蓝根
维生素 鱼油 钙片 蛋白粉 阿胶 枸杞 燕窝 虫草 人参 灵芝 蜂蜜 葡萄 西瓜 哈密瓜 柚子 柠檬 火龙果 百香果 猕猴桃 石榴 杨梅
枇杷 龙眼 甘蔗 椰子 菠萝 菠萝蜜 山竹 桑葚 蓝莓 车厘子 冬枣 板栗 花生 红薯 玉米 南瓜 冬瓜 苦瓜 西葫芦 青椒 洋葱 大蒜
生姜 芹菜 韭菜 生菜 油麦菜 空心菜 莲藕 竹笋 山药 芋头 金针菇 银耳 海带 紫菜 鸡蛋 鸭蛋 牛肉 羊肉 猪肉 鸡翅 烤鸭 鱼丸
虾仁 扇贝 生蚝 鱿鱼 鲈鱼 黄鱼 鳗鱼 甲鱼 泥鳅 黄鳝 咸鸭蛋 饼干 薯片 巧克力 糖果 果冻 冰淇淋 奶茶 果汁 矿泉水 可乐 豆浆
咖啡豆 绿茶 红茶 乌龙茶 铁观音 黑茶 花茶 茶饼 茶盘 茶壶 酒柜 醒酒器 高度酒 米酒 葡萄酒 洋酒 烟灰缸 烟嘴 打火石 插线板
接线端子 继电器 传感器 温控器 电表 水表 燃气表 压力表 流量计 热电偶 示波器 万用表 电烙铁 焊锡丝 热缩管 扎带 电容 电阻 芯片
电路板 触摸屏 液晶屏 灯带 筒灯 射灯 台灯 落地灯 水晶灯 应急灯 指示牌 广告牌 灯箱 展架 海报 名片 宣传册 不干胶 吊牌 商标
条码 防伪标签 刮刮卡 门票 抽奖箱 奖杯 奖牌 锦旗 证书封皮 档案盒 文件夹 订书机 计算器 地球仪 教鞭 黑板 课桌 校车 校牌
红领巾 拖把 扫帚 垃圾桶 洗洁精 洗衣液 柔顺剂 消毒液 蚊香 驱蚊液 樟脑丸 衣架 收纳箱 晾衣架 熨斗 挂烫机 缝纫机 绣花机 毛线
布料 窗纱 被子 枕头 床单 凉席 蚊帐 电热毯 暖手宝 热水袋 雨伞 水杯 饭盒 筷子 勺子 高压锅 砂锅 烤箱 电饼铛 绞肉机 破壁机
酸奶机 冰柜 展示柜 制冰机 冷库 冷藏车 保温箱 周转筐 托盘 地牛 手推车 梯子 升降机 吊篮 卷扬机 电动葫芦 行车 龙门吊 盾构机
打桩机 钻机 铣刨机 洒水车 垃圾车 吸粪车 清障车 房车 皮卡 面包车 大巴车 卡车 三轮车 老年代步车 儿童车 滑步车 头盔 车衣 座套
方向盘套 香薰 车膜 车灯 火花塞 刹车片 减震器 变速箱 发动机 防冻液 玻璃水 洗车液 补漆笔 充气泵 拖车绳 鸟笼 鱼食 龟粮 鸽子
鹌鹑 肉兔 奶牛 肉牛 山羊 种猪 土鸡 蛋鸭 大鹅 蚕茧 蜂箱 蚯蚓 苗木 草坪 月季 牡丹 兰花 蝴蝶兰 绿萝 发财树 仙人掌 花盆
老虎钳 尖嘴钳 扳手 电子秤 吊秤 台秤 皮带秤 地磅 游标卡尺 千分尺 砂轮机 角磨机 切割机 热风枪 胶枪 喷枪 钉枪 家居服 睡衣 浴巾 毛巾
营养土 园林剪 割草机 绿篱机 油锯 微耕机 水溶肥 复合肥 除草剂 杀虫剂
""".split()
# Services, columns and matters of everyday life, some of them beside what spam sells.
_SERVICES: Final = """
代驾 在线购票 在线选座 网上挂号 预约挂号 网上订餐 外卖配送 送水上门 搬家公司 开锁换锁 疏通管道 家电维修 空调移机 保洁阿姨
月嫂服务 育儿嫂 钟点工 护工陪护 陪诊服务 上门护理 上门维修 上门回收 旧衣回收 废品回收 手机回收 黄金回收 名表回收 二手车评估
车辆年检 车辆过户 违章查询 道路救援 汽车美容 洗车店 停车场 租车公司 包车服务 班车时刻 长途客运 机场大巴 接机服务 酒店预订
民宿预订 景点门票 签证办理 旅行社 导游证 研学旅行 夏令营 冬令营 托管班 晚托班 幼小衔接 课后辅导 在线一对一 名师直播 网课平台
题库软件 背单词 口语陪练 作业批改 志愿填报 留学中介 雅思机经 公务员培训 教师招聘 事业单位 三支一扶 军队文职 铁路招聘 银行校招
校园招聘 社会招聘 兼职信息 劳务派遣 灵活用工 社保代理 人事外包 代理记账 报税服务 审计报告 资产评估 商标转让 专利申请 高新认证
体系认证 检测报告 环评报告 消防验收 资质代办 公司注册 变更登记 注销公告 婚庆公司 婚礼策划 婚纱摄影 孕妇写真 儿童摄影 证件照拍摄
个人写真 全家福 跟拍 航拍 影视制作 宣传片拍摄 动画制作 配音服务 舞台搭建 灯光租赁 礼仪庆典 主持人 乐队演出 魔术表演 小丑气球
花艺培训 茶艺培训 烘焙培训 西点培训 咖啡师 调酒师 美发学校 美甲培训 化妆学校 纹绣培训 皮肤管理 祛痘护理 养生馆 推拿馆 盲人按摩
足浴店 修脚房 汗蒸馆 温泉门票 游泳健身 瑜伽馆 舞蹈班 武术班 跆拳道 拳击馆 射箭馆 台球厅 棋院 麻将馆 剧本杀 密室逃脱 桌游吧
网吧 电玩城 录音棚 排练厅 书店 花店 宠物店 宠物医院 眼镜店 药店 口腔诊所 中医馆 体检中心 月子中心 养老院 殡仪馆 陵园
律师咨询 法律援助 公证处 司法鉴定 亲子鉴定 心理咨询 婚姻咨询 试机号 开机号 走势图表 奖金计算 缩水工具 旋转矩阵 遗漏数据
开奖直播 开奖视频 兑奖须知 站点查询 站主之家 公益基金 责任彩票 赛事日历 积分排行 射手榜 转会新闻 球员数据 战术板 球探报告
青训营 球迷会 票务中心 电视直播 赛程表 录像回放 精彩集锦 主题曲 片尾曲 原声带 幕后花絮 预告片 定档海报 演员表 分集剧情 大结局
番外篇 漫画更新 声优 手办 周边商城 漫展 同人本 角色扮演 皮肤原画 天赋加点 装备搭配 副本攻略 新手引导 存档修改 礼包码 兑换码
账号找回 实名认证 防沉迷 充值退款 客服电话 公测时间 合服公告 停服公告 版本更新 单机补丁 汉化组 模拟器 手柄设置 画质设置 云游戏
主机游戏 掌机 街机 棋谱 残局 死活题 定式 开局库 牌型 番种 胡牌 计分 成人英语 成人舞蹈 成人钢琴 成人自考 成人票 成人纸尿裤
成人奶粉 成年礼 青年旅舍 女子学院 女装批发 少女漫画 少女时代 情侣装 情侣头像 情感咨询 情感测试 约会地点 表白文案 相亲角 红娘网
婚恋观 夫妻相处 孕期营养 产后修复 哺乳期 断奶 月经不调 痛经 白带异常 宫颈糜烂 子宫肌瘤 乳腺增生 前列腺炎 包皮过长 阳痿早泄
性功能障碍 性激素六项 梅毒 尖锐湿疣 淋病 艾滋病 避孕药 紧急避孕 结扎手术 人工授精 精子库 胚胎移植
""".split()
# Names that the news, encyclopaedias and fan pages are full of: people, works, games, makers, clubs, places; many written by sound.
_NAMES: Final = """
成龙 李连杰 甄子丹 梁朝伟 张曼玉 林青霞 王祖贤 张国荣 梅艳芳 周星驰 吴孟达 古天乐 张家辉 任达华 余文乐 谢霆锋 陈奕迅 张学友
郭富城 黎明 邓紫棋 孙燕姿 田馥甄 五月天 苏打绿 李荣浩 毛不易 薛之谦 华晨宇 张韶涵 刘亦菲 赵丽颖 唐嫣 刘诗诗 倪妮 汤唯 巩俐
陈道明 陈宝国 葛优 徐峥 王宝强 吴京 易烊千玺 王俊凯 蔡徐坤 鞠婧祎 虞书欣 白鹿 赵露思 谭松韵 于和伟 张颂文 雷佳音 秦海璐
梅婷 海清 闫妮 佟丽娅 古力娜扎 山口百惠 高仓健 三浦友和 深田恭子 长泽雅美 佐藤健 广末凉子 松隆子 久石让 中岛美雪 林允儿
李钟硕 朴宝剑 河正宇 朴赞郁 奉俊昊 汤姆克鲁斯 莱昂纳多 安妮海瑟薇 斯嘉丽 诺兰 斯皮尔伯格 卡梅隆 卓别林 赫本 红楼梦 水浒传
西游记 三国演义 还珠格格 射雕英雄传 神雕侠侣 笑傲江湖 鹿鼎记 倚天屠龙记 仙剑奇侠传 武林外传 爱情公寓 亮剑 潜伏 士兵突击
父母爱情 平凡的世界 白鹿原 人世间 山海情 觉醒年代 大宅门 康熙王朝 雍正王朝 梦华录 苍兰诀 陈情令 花千骨 步步惊心 宫锁心玉
伪装者 何以笙箫默 杉杉来了 小欢喜 三十而已 扫黑风暴 罚罪 繁花 少林寺 黄飞鸿 东方不败 倩女幽魂 喜剧之王 功夫 食神 警察故事
英雄本色 赌侠 大鱼海棠 姜子牙 哪吒之魔童降世 千与千寻 龙猫 天空之城 你的名字 哈利波特 指环王 魔戒 加勒比海盗 蜘蛛侠 蝙蝠侠
复仇者联盟 变形金刚 速度与激情 侏罗纪公园 疯狂动物城 冰雪奇缘 寻梦环游记 辛普森一家 黑镜 行尸走肉 破产姐妹 神探夏洛克 唐顿庄园
死神 银魂 一拳超人 东京食尸鬼 全职猎人 刀剑神域 约会大作战 凉宫春日 犬夜叉 美少女战士 数码宝贝 奥特曼 假面骑士 高达
新世纪福音战士 斗破苍穹 斗罗大陆 凡人修仙传 完美世界 遮天 诡秘之主 全职高手 盗墓笔记 鬼吹灯 守望先锋 炉石 星际争霸 魔兽争霸
红色警戒 帝国时代 仙剑 古剑奇谭 轩辕剑 侠盗猎车 刺客信条 巫师 上古卷轴 赛博朋克 辐射 古墓丽影 神秘海域 战神 最后生还者
死亡搁浅 波斯王子 孤岛惊魂 看门狗 孤岛危机 地平线 尼尔 女神异闻录 塞尔达传说 动物之森 喷射战士 任天堂 索尼 微软 暴雪 拳头
育碧 卡普空 科乐美 世嘉 斯克威尔 米哈游 莉莉丝 叠纸 鹰角 库洛 泰坦陨落 泰伦 阿尔法狗 哥特王朝 博德之门 神界原罪 英灵神殿
森林之子 缺氧 环世界 僵尸毁灭工程 荣耀 三星 苹果 诺基亚 摩托罗拉 魅族 一加 真我 中兴 大疆 科大讯飞 宁德时代 京东方 中芯国际
海康威视 老板电器 方太 苏泊尔 九阳 小天鹅 长虹 创维 海信 康佳 雅迪 爱玛 台铃 日产 马自达 雷克萨斯 凯迪拉克 别克 雪佛兰
福特 林肯 捷豹 路虎 沃尔沃 保时捷 法拉利 兰博基尼 玛莎拉蒂 劳斯莱斯 宾利 标致 雪铁龙 雷诺 斯柯达 菲亚特 现代 起亚 红旗
奇瑞 哈弗 长安 江淮 东风 解放 陕汽 重汽 宇通 金龙 普拉达 芬迪 迪奥 巴宝莉 蔻驰 宝格丽 蒂芙尼 欧米茄 浪琴 天梭 卡西欧
西铁城 斯沃琪 万国 百达翡丽 江诗丹顿 娇兰 娇韵诗 倩碧 资生堂 雪花秀 兰芝 佰草集 百雀羚 自然堂 珀莱雅 完美日记 花西子 阿玛尼
范思哲 巴黎世家 匡威 彪马 斐乐 新百伦 迪卡侬 波司登 海澜之家 七匹狼 森马 美特斯邦威 多特蒙德 勒沃库森 本菲卡 波尔图 阿贾克斯
那不勒斯 罗马 拉齐奥 佛罗伦萨 马德里竞技 塞维利亚 比利亚雷亚尔 托特纳姆热刺 埃弗顿 纽卡斯尔 阿斯顿维拉 西汉姆联 莱斯特城 里昂
马赛 摩纳哥 弗拉门戈 博卡青年 河床 雄鹿 掘金 太阳 独行侠 快船 尼克斯 猛龙 公牛 活塞 步行者 雷霆 森林狼 国王 辽宁队
广东宏远 浙江广厦 新疆广汇 上港 鲁能 亚泰 建业 富力 梅州客家 莫德里奇 本泽马 德布劳内 萨拉赫 凯恩 贝克汉姆 齐达内 罗纳尔多
马拉多纳 科比 乔丹 奥尼尔 字母哥 东契奇 约基奇 林书豪 王治郅 巴特尔 郭晶晶 刘翔 李娜 郑钦文 纳达尔 穆雷 大坂直美 桃田贤斗
谌龙 林丹 李宗伟 石宇奇 丁俊晖 奥沙利文 特鲁姆普 柯洁 古力 聂卫平 李世石 谢军 丁立人 卡尔森 埃菲尔铁塔 卢浮宫 金字塔 吴哥窟
富士山 泰姬陵 悉尼歌剧院 自由女神像 大峡谷 尼亚加拉 马尔代夫 塞班岛 济州岛 北海道 冲绳 清迈 芽庄 岘港 长滩岛 薄荷岛 沙巴
槟城 兰卡威 民丹岛 斐济 毛里求斯 塞舌尔 大溪地 夏威夷 洛杉矶 旧金山 西雅图 芝加哥 波士顿 迈阿密 多伦多 温哥华 墨尔本
布里斯班 奥克兰 皇后镇 米兰 威尼斯 巴塞罗那 马德里 里斯本 阿姆斯特丹 布鲁塞尔 苏黎世 日内瓦 维也纳 布拉格 布达佩斯 雅典
圣托里尼 伊斯坦布尔 开罗 摩洛哥 内罗毕 莫斯科 圣彼得堡 赫尔辛基 斯德哥尔摩 哥本哈根 奥斯陆 雷克雅未克 柏林 慕尼黑 法兰克福
爱丁堡 都柏林
""".split()
# What pages about a name put behind it.
_ABOUT: Final = """
资料 个人资料 资料大全 简介 图片 图片大全 壁纸 写真 剧照 头像 最新消息 近况 新闻 百科 吧 电影 电视剧 演员表 分集剧情 大结局 结局 主题曲
歌词 语录 小说 漫画 动漫 攻略 视频 全集 评测 排行榜 报价 官网
门票 美食 天气 地图 自由行 签证 赛程 比分 阵容 球衣
""".split()
# What readers and guests add to their sentences.
_REMARKS: Final = """
值得收藏 值得一读 值得推荐 略感失望 有些失望 大失所望 排版拥挤 字迹模糊 疑似盗版 正版无疑 物流很快 包装完好 性价比高 价格实惠 味道一般
服务周到 环境优雅 交通便利 下次再来 不再光顾
强烈推荐 谨慎购买 仅供参考 受益匪浅 感谢分享 学习了 收藏了 支持一下 期待更新 催更 好评 差评 五星好评 物超所值 物有所值 做工精细 质量一般
色差明显 尺码偏小 味道很大 已经退货 客服态度好
发货迅速 孩子喜欢 老人适用 送礼合适 回头客 再次购买 第二次买 有点小贵 一分钱一分货 不太满意 中规中矩 可圈可点 美中不足 瑕不掩瑜 画面精美
剧情拖沓 演技在线 结局仓促 文笔流畅 适合初学者
""".split()
# What customers and readers say in short behind a sentence: of what, and what; what they mean to do; what they call it.
_RATED: Final = """
快递 物流 发货 送货 客服 服务 态度 包装 外观 屏幕 电池 续航 充电 音质 音效 低音 手感 做工 质量 品质 价格 价位 性价比 速度 信号 系统 运行
拍照 像素 颜色 色差 尺码 大小 款式 面料 材质 味道 口感 分量 房间 早餐 位置 环境 卫生 隔音 交通 停车 内容 文笔 情节 剧情 演技 画质 印刷
纸张 封面 排版 字体 翻译 手机 电脑 耳机 键盘 鼠标 路由器 充电宝 音箱 相机 镜头 宝贝 东西 商品 产品 卖家 店家 店主 商城 老板 售后 安装 师傅
配件 接口 按键 散热 噪音 机身 后盖 反应 效果
""".split()
_RATINGS: Final = """
超快 很快 真快 飞快 太慢 很慢 挺快 给力 超给力 很给力 不给力 一般 一般般 还行 还可以 凑合 将就 不错 很不错 真不错 很好 挺好 超好 太好了
好极了 很差 太差 超差 极差 真差 差劲 很棒 超棒 真棒 超赞 点赞 赞一个 超值 很值 值了 不值 太值了 满意 很满意 不满意 非常满意 失望 很失望
太失望 有点小 太小 偏小 偏大 太大 太重 太轻 很轻 没得说 没话说 没问题 有问题 无语 恶劣 热情 周到 贴心 精致 粗糙 细腻 漂亮 好看 难看 丑
实惠 便宜 划算 太贵 偏贵 小贵 坑人 坑爹 垃圾 渣 卡顿 太卡 很卡 流畅 发热 发烫 掉漆 松动 破损 坏了 漏液 断货 缺货 少件 发错 正品 像假的
不行 有待提高 需改进 待观察 杠杠的 一级棒 顶呱呱 没谁了 好评 差评 五星 推荐 强烈推荐
""".split()
_INTENDS: Final = """
要 想 我要 想要 只能 准备 打算 申请 已经 已 坚决 必须 不得不 无法 不能 不给 拒绝 要求 求 等待 联系 果断 直接 马上 建议 不建议 推荐 不推荐
值得 不值得 谨慎 放心 可以
""".split()
_DEEDS: Final = """
换货 退货 退款 退换 退换货 换新 换机 返修 返厂 维修 送修 补发 重发 投诉 差评 追评 好评 购买 入手 再买 回购 下单 拥有 尝试 推荐 收藏 拍下
选择 给分 送人 自用
""".split()
_CALLED: Final = """
高价低配 低价低质 高价低质 高配低价 低配高价 二手货 旧货 退货的 翻新货 翻新的 假货一个 残次品 次品 样品 展示品 三无产品 山寨产品 地摊货
便宜货 商务伴侣 旅行伴侣 居家伴侣 出行伴侣 办公伴侣 运动伴侣 办公利器 学习利器 拍照利器 居家必备 旅行必备 出差必备 上班必备 开车必备
新手必备 送礼佳品 送礼首选 新手首选 老人首选 学生首选 国货精品 国货之光 良心卖家 良心商家 黑心商家 无良商家 无良卖家 奸商 虚假宣传
夸大其词 货不对板 名不副实 名副其实 物美价廉 质优价廉 货真价实 童叟无欺 一般货色 上当了 被坑了 亏了 赚到了 后悔了 后悔买了 买亏了 买贵了
降价了 刚买就降价 保价 差价 退差价 无发票 没发票 没有发票 发票没给 发票没开 发票未到 发票呢 没保修 没赠品 没有赠品 赠品没给 没送膜
没说明书 没充电器 没耳机 不送耳机 屏幕有划痕 有划痕 有瑕疵 有异味 有杂音 有电流声 没电 充不进电 开不了机 自动关机 死机 黑屏 花屏 闪屏 失灵
断触 漏光 进灰 圈子好乱 贵圈真乱 坐等更新 坐等反转 坐等结局 细思极恐 笑哭了 哭笑不得 太真实了 说得好 有道理 涨知识了 真相了 转发收藏
值得转发 不看后悔 先收藏 网友炸锅 网友怒了 网友评论亮了 评论亮了 看懂了吗 你怎么看 你看好谁 你会买吗 你买过吗 你用过吗 你见过吗 你吃过吗
值得买吗 值不值 好用吗 能买吗 买哪个 选哪款 怎么选 划算吗 靠谱吗 结局意外 结果意外 网友热议
""".split()
_SAYING: Final = 7000  # of such remarks made of their parts
# Who goods are for and how shops call them, and the tests that courses teach for.
_KINDS: Final = """
男士 女士 儿童 中老年 学生 情侣 家用 商用 工业 户外 车载 便携 迷你 智能 无线 大码 新款 夏季 冬季 真丝 蕾丝 纯棉 不锈钢 进口 国产 二手
""".split()
_TESTS: Final = (
    "托福 雅思 gre gmat sat act 考研 专升本 公务员 教师资格 四级 六级 会计 一建 二建 消防 护士 医师 驾考 日语 韩语 德语 法语".split()
)
_COURSES: Final = (
    "培训 培训班 培训机构 课程 网课 题库 真题 备考 备考资料 词汇 阅读 写作 听力 口语 报名 报名时间 考试时间 成绩查询 考点 教材 辅导".split()
)
# What titles put behind goods and services.
_OFFERED: Final = """
价格 厂家 批发 定做 定制 租赁 品牌 品牌大全 排行榜 怎么选 推荐 图片 行情 报价 种植 养殖 加工 设备 配件 维修 回收 专卖店 旗舰店 收费标准
流程 公司 培训 招聘 加盟 app 平台 网 协会
""".split()
# What Taiwan and Hong Kong call things, in simplified characters as the matching view has them.
_TAIWAN_AND_HONG_KONG: Final = """
捷运 捷运站 悠游卡 统一发票 发票对奖 发票中奖号码 威力彩 大乐透 今彩539 刮刮乐 公益彩券 彩券行 投注站 头奖 头彩 乐透彩 连槓 计程车 机车
便当 夜市 里长
健保卡 健保署 卫福部 国健署 看护 长照 安养院 幼儿园 补习班 学测 指考 台铁 高铁票 客运 转运站 民宿 温泉旅馆 汽车旅馆 观光夜市 伴手礼
信用卡优惠 信贷 房贷 学贷 车贷
借款人 自备款 银行法 理财专员 股市 台股 当冲 美股 港股 恒指 强积金 八达通 港铁 东铁线 电车 茶餐厅 公屋 居屋 按揭 差饷 马会 赛马
六合彩搅珠 影片 短片 直播主
网红 网友 乡民 艺人 女神 男神 正妹 辣妹 写真书 成人影展 限制级 影展 电玩 手游 电竞馆 网咖 职棒 中职 啦啦队 篮球联赛 羽球 桌球 高尔夫球
游泳池 健身房
自由时报 联合新闻网 中时新闻网 三立新闻网 东森新闻 明报 星岛日报 大公报 信报 风传媒 今周刊 商业周刊 天下杂志 远见杂志 康健杂志
巴哈姆特 痞客邦 批踢踢
""".split()
# What sites, programs, games and shops call themselves, and what stands in menus: short names that are no words either.
_OWN_NAMES: Final = """
王者荣耀 英雄联盟 和平精英 原神 穿越火线 地下城与勇士 梦幻西游 热血江湖 热血传奇 天龙八部 魔兽世界 绝地求生 欢乐斗地主 开心消消乐
植物大战僵尸 我的世界 蛋仔派对 永劫无间 三角洲行动 无畏契约 炉石传说 剑网三 逆水寒 问道 征途 诛仙 完美世界 传奇世界 冒险岛 石器时代
腾讯游戏 网易游戏 支付宝 微信公众号 微信小程序 企业微信 钉钉 飞书 淘宝网 天猫 京东 拼多多 闲鱼 转转 得物 唯品会 美团 饿了么 大众点评
滴滴出行 哈啰 高德地图 抖音 快手 小红书 微博 知乎 豆瓣 贴吧 虎扑 哔哩哔哩 西瓜视频 好看视频 梨视频 微视 芒果 优酷 爱奇艺 喜马拉雅 蜻蜓
荔枝 网易云音乐 酷狗 酷我 今日头条 澎湃 界面 虎嗅 钛媒体 少数派 芥末堆 果壳 观察者 财新 雪球 同花顺 东方财富 天天基金 陆金所 百家号
企鹅号 搜狐号 大鱼号 头条号 企查查 天眼查 爱企查 启信宝 顺企 黄页88 八方资源 马可波罗 百姓 赶集 五八同城 安居客 贝壳 链家 房天下 土巴兔
齐家 好好住 一兜糖 住小帮 汽车之家 懂车帝 易车 爱卡 瓜子 人人车 途虎 车轮 驾考宝典 驾校一点通 交管12123 社保12333 携程 去哪儿 途牛
马蜂窝 穷游 同程 飞猪 丁香园 好大夫 春雨 微医 平安好医生 有来 妙手 快速问 杏林 宝宝树 妈妈帮 亲宝宝 育儿网 下厨房 豆果 美食杰 心食谱
香哈 什么值得买 百事通 一点通 万事通 知网 万方 维普 豆丁 道客巴巴 爱问 文库 原创力 学科网 菁优 作业帮 猿辅导 学而思 新东方 中公 华图
粉笔 沪江 百词斩 有道 环球网校 对啊 乌龙茶 半永久 社保卡 身份证 驾驶证 营业执照 银行卡 信用卡 医保卡 居住证 健康证 教师证 准考证 成绩单
录取查询 网上报名 网上办事 网上预约 淘宝开店 网店装修 明星写真 明星资料 日本电影 韩国综艺 泰国旅游 欧洲旅游 日韩旅游 代理记账 商标注册
专利代理 招商加盟 精品推荐 精品课程 热门推荐 美颜灯 扫码枪 打印机 投影仪 监控器 交换机 路由器 苹果官网 小米官网 华为官网 学校官网
医院官网 景区官网 故宫官网 手机银行 掌上银行 铁路12306 电力95598 车友汇 家居汇 优品汇 读书会 同学会 校友会 联谊会 七彩云 向日葵 蒲公英
小蜜蜂 大白兔 中青在线 红网 荆楚网 大河网 齐鲁网 北方网 东南网 华商网 四川在线 多彩贵州 云岭先锋 陇东报 岳阳日报 浙江在线 温州网
宁波发布 猎聘 拉勾网 前程无忧 智联招聘 牛客网 看准网 职友集 药智网 医脉通 梅斯医学 家庭医生在线 飞华健康 放心医苑 农村网 惠农网 一亩田
猪价格网 鸡病专业网 第一农经 渔业圈 船讯网 航运界 高铁网 地铁族 图吧公交 墨迹天气 彩云天气 番茄小说 七猫小说 豆瓣阅读 樊登读书 创业邦
投资界 猎云网 爱范儿 极客公园 数字尾巴 泡泡网 天极网 驱动之家 快科技 超能网 小刀娱乐网 西西软件园 绿色资源网 当下软件园 腾牛网 游迅网
好游快爆 集思录 蛋卷基金 挖财网 希财网 银率网 网贷天眼 零壹财经 未央网 金投网 汇通网 外汇天眼 币世界 金色财经 巴比特 彩客网 彩经网
足球大师 雷速体育 球探网 企鹅体育 风云直播 爱羽客 网球之家 高尔夫频道 万维家电网 卡车之家 工程机械网 挖机之家 钢铁网 我的钢铁 兰格钢铁
卓创资讯 隆众资讯 生意社 百川盈孚 棉花网 茶友网 酒仙网 糖酒网 化妆品报 美妆网 时尚芭莎 悦己 瑞丽网 海报时尚 昵图网 千图网 站酷 花瓣
我图网 素材公社 模板之家 果果模板 织梦之家 源码之家 站长素材 蓝奏云 坚果云 百度网盘 阿里云盘 迅雷下载 比特大雄 磁力百科 豆丁文库
""".split()
# Latin names that honest Chinese names begin or end with: Golang中国, 某某BBS.
_LATIN: Final = """
linux python java golang php mysql redis docker spring vue react android ios iphone ipad windows office excel word ppt pdf cad
photoshop matlab arduino github csdn wiki blog bbs usb led lcd cpu gpu api sdk erp crm oa seo ppp cnc
pvc abs nba cba ufc mba emba ielts toefl cctv mtv ktv tv hd dna rna ct mri gdp cpi ipo etf a股 b2b o2o p2p vr ar ai iot 5g 4k
""".split()
# Auspicious characters that gambling brands and honest firms alike make their names of; the ending tells them apart.
_AUSPICIOUS: Final = "金银皇冠宝龙凤亿万利发乐优星环球天云海豪尊贵凯泰联众鑫富腾飞博彩赢盈盛鼎鸿永新华"
_OF_BRANDS: Final = "会 汇 体育 娱乐 国际 棋牌 彩票 电竞 平台 真人 娱乐城 官网 app".split()
_OF_FIRMS: Final = """
科技 集团 物业 汽车 地产 建材 家居 证券 教育 机械 电子 食品 医药 酒店 广场 股份 电气 物流 环保 装饰 律师事务所 学校 医院 大厦 家园 小区
社区
商会 车友会 读书会 同学会 研究会 家委会 大酒店 国际酒店 国际学校 国际大厦 国际机场 国际物流 体育中心 体育用品 体育公园 文化 传媒 影城
""".split()
# Characters of winning and staking, which brands add to the auspicious ones; honest words of them come from the dictionary.
_WINNING: Final = "赢投博彩胜必注庄运财发爆满贯乐百千万喜旺福捷豪"
# What names of halls, clubs and sites end with, whoever they belong to: the word before it tells.
_HALLS: Final = "厅 堂 会 汇 坊 阁 轩 城 宫 馆 门 港 亚洲 国际厅 俱乐部".split()
# Characters of the halls of physicians, scholars and innkeepers, and halls of that kind by name.
_LEARNED: Final = "仁济德善草芝庆余义礼文墨书翰雅竹松兰梅荷茶香和安康寿春云月山水石清静养百"
_HONEST_HALLS: Final = """
同仁堂 百草堂 九芝堂 胡庆余堂 达仁堂 雷允上 童涵春堂 中医堂 大讲堂 百家讲堂 道德讲堂 食堂 教堂 礼堂 宴会厅 多功能厅 报告厅 音乐厅 展览厅
候车厅 餐厅 咖啡厅 歌舞厅
荣宝斋 朵云轩 西泠印社 天一阁 滕王阁 文昌阁 楼外楼 全聚德 稻香村 五芳斋 知味观 点心坊 豆腐坊 油坊 染坊 美食城 服装城 建材城 影视城 大学城
博物馆 图书馆 茶馆 武馆
故宫 雍和宫 少年宫 文化宫 商会 同乡会 音乐会 运动会 博览会 美术馆 体育馆 便民服务厅 营业厅 办税服务厅 政务大厅 人民影院 大光明影院
露天影院 家庭影院 点播影院
""".split()
_CALLS: Final = "会员登录 会员中心 登录 注册 开户 充值 客服 代理 网址 线路 下载 app 官网 平台".split()
_AUDIENCES: Final = (
    "影院 影视 社区 视频 直播 直播间 论坛 导航 聊天室 俱乐部 盒子 网 吧 阁 楼 屋 窝 群 资源 电影 小说 漫画 图片 app tv 基地 乐园".split()
)
_LUST: Final = """
色 欲 骚 淫 嫩 蜜 湿 爽 裸 撸 啪 媚 浪 色妹 色狼 欲女 骚妇 熟女 人妻 少妇 丝袜 肥婆 荡妇 尤物 巨乳 美乳 御姐 女优 情色 情欲 激情 约炮
一夜情 艳遇 裸聊 裸体
撩妹 老司机 福利姬 私密 午夜福利 深夜福利 夜色 撸啊 性爱 性感 三级 伦理 偷拍 自拍偷拍 情趣
""".split()
_SELLERS: Final = """
货到付款 包邮 批发 出售 购买 微信 联系方式 哪里买 多少钱 价格 一手货源 代理 专卖 商城 网购 渠道 技术 教程 软件 平台 工作室 事务所 公司
中介 机构 代办 定制 加急
自助下单 群 店 网 服务 招聘 样本 模板 工具 交易 转让 出租 招代理 厂家 现货 正品 联系电话 加微信 设备 器材
""".split()
# What lenders outside the law put behind the name of a loan, a card or a debt.
_LENDERS: Final = """
秒批 秒下 秒到 秒下款 下款 放款 必过 包过 包下款 黑户可做 不看征信 代办 套现 提现 变现 强开 提额 当天到账 口子 app 平台 联系方式 微信 电话
怎么下 哪里有 公司 中介 渠道 软件 技术 群 商家 包装
""".split()
# What honest texts and columns say behind the name of what spam sells.
_REPORTS: Final = """
骗局 陷阱 风险 诈骗 诈骗案 案例 案件 防范 识别 辨别 曝光 警示 提醒 处罚 整治 治理 查处 新规 政策 法规 规定 管理办法 知识 科普 常识 问答
怎么办 是什么 危害 说明书 副作用 用法 成分 作用 功效 流程 条件 材料 要求 补办 申领 历史 文化 起源 原理 介绍 标准 检测 研究 现状 新闻 调查
""".split()
# Words of the same characters.
_AUSPICIOUS_WORDS: Final = """
现金 奖金 基金 资金 黄金 金牌 银牌 铜牌 奖牌 招牌 品牌 银行 白银 皇帝 皇家 冠军 王冠 桂冠 宝宝 宝贝 珠宝 龙舟 恐龙 凤凰 亿元 万元 利率
利润 利息 专利 发展 发布 发明 音乐 娱乐 优秀 优化 优惠 星空 星座 明星 环境 环保 循环 球队 球迷 足球 天空 天气 天文 云海 云南 海洋 海外
豪华 自豪 尊重 尊敬 贵宾 贵州 凯旋 国泰 泰国 联合 联盟 群众 观众 富强 财富 腾飞 飞行 飞机 博客 博士 博物 博览 彩虹 彩色 色彩 精彩 双赢
赢家 共赢 盈利 盈余 盛会 盛典 鼎力 鸿雁 永久 永恒 新闻 新华 新人 华人 中华 华东 体育 国际 平台 真人 挂牌 开奖 牌照 牌坊 棋院 象棋 围棋
扑克 麻将 竞技 竞赛 竞价 会员 会议 汇率 汇总 官方 注册
""".split()
_OF_PARTS: Final = 3000  # terms and brands of gambling that are made from their parts, each
_PIECE: Final = re.compile(r"[^\W_]{2,21}")
Example = tuple[str, int]


def main() -> None:
    """Train, and write or compare the model's file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the shipped file instead of writing it")
    arguments = parser.parse_args()
    made, path = serialized(train(examples())), ROOT / "filters" / characters.FILE
    if arguments.check:
        sys.exit(None if path.read_bytes() == made else f"{path.name} differs from what this training makes")
    path.write_bytes(made)
    print(f"{path.name}: {len(made)} bytes")


def serialized(table: NDArray[np.float64]) -> bytes:
    """The table as the file holds it."""
    buffer = io.BytesIO()
    np.save(buffer, np.clip(np.rint(table * characters.SCALE), -127, 127).astype(np.int8))
    return buffer.getvalue()


def examples(left_out: Iterable[tuple[str, str]] = (), kinds_out: Iterable[str] = ()) -> list[Example]:
    """Segments with their class, 0 for honest wording: terms and stems, honest pieces and pairs of dictionary words; shuffled."""
    draw = random.Random(11)  # the same data each time
    found = [(term, FAMILIES.index(family) + 1) for family, term in _spam(set(left_out), draw)]
    found += [(piece, 0) for piece in _honest(set(kinds_out), draw)]
    draw.shuffle(found)
    return found


def train(data: list[Example]) -> NDArray[np.float64]:
    """Multinomial logistic regression by plain gradient steps, the classes weighed nearly alike."""
    grams, starts = characters.buckets([text for text, _ in data])
    labels = np.array([label for _, label in data])
    ends = np.append(starts[1:], len(grams))
    share = np.bincount(labels, minlength=5)
    weight = np.sqrt(len(labels) / 5 / np.maximum(share, 1))
    weight[0] *= _HONEST_WEIGHT
    table = np.zeros((characters.BUCKETS, 5))
    for epoch in range(_EPOCHS):
        rate = _RATE / (1 + epoch)
        for first in range(0, len(labels), 64):
            last = min(first + 64, len(labels))
            begins, own = starts[first:last], grams[starts[first] : ends[last - 1]]
            sizes = ends[first:last] - begins
            scale = 1 / np.sqrt(sizes)
            sums = np.add.reduceat(table[own], begins - starts[first], axis=0) * scale[:, None]
            wrong = characters.softmax(sums)
            wrong[np.arange(last - first), labels[first:last]] -= 1
            step = wrong * (weight[labels[first:last]] * scale * rate)[:, None]
            np.subtract.at(table, own, np.repeat(step, sizes, axis=0))
        table *= 1 - _DECAY
    return table


def _spam(left_out: set[tuple[str, str]], draw: random.Random) -> list[tuple[str, str]]:
    hidden = {fold(term).lower() for group in left_out for term in terms.TERMS.get(group, [])}
    found = []
    for (family, group), words in terms.TERMS.items():
        if (family, group) not in left_out:
            found += [(family, fold(word).lower()) for word in words] * 4
    for family in FAMILIES:
        known = [s for s in _stems(family) if not any(s.text in h for h in hidden)]
        strong, any_ = [s.text for s in known if s.weight >= 0.55], [s.text for s in known if s.weight >= 0.2]
        found += [(family, text) for text in strong] * 3
        found += [(family, draw.choice(strong) + draw.choice(any_)) for _ in range(2500)]
        found += [(family, draw.choice(any_) + draw.choice(any_) + draw.choice(any_)) for _ in range(500)]
    found += [("gambling", draw.choice(headers.vocabulary("gambling", "made", draw)).replace("(中国)", "")) for _ in range(1500)]
    found += [("gambling", _auspicious(draw) + draw.choice(_OF_BRANDS)) for _ in range(1500)]
    found += [("gambling", _winning(draw) + draw.choice([*_OF_BRANDS, *_HALLS, *_CALLS])) for _ in range(2500)]
    apart = random.Random(13)
    of_parts = [make(apart) for make in (wagers.term, wagers.brand) for _ in range(_OF_PARTS)]
    found += [("gambling", made) for made in of_parts if not any(h in made or made in h for h in hidden)]
    found += [("adult", draw.choice(_LUST) + draw.choice(_AUDIENCES)) for _ in range(1500)]
    for family, sellers, count in (("other", _SELLERS, 4000), ("loan", _SELLERS, 400), ("loan", _LENDERS, 1000)):
        goods = [s.text for s in _stems(family) if s.weight >= 0.3 and not any(s.text in h for h in hidden)]
        found += [(family, draw.choice(goods) + draw.choice(sellers)) for _ in range(count)]
    for _ in range(300):
        name, letters = _auspicious(draw), "".join(draw.choices("abcdghjklmnpstvwxy", k=2))
        found += [("gambling", name + letters), ("gambling", letters + name)]
    return found


def _stems(family: str) -> list[stems.Stem]:
    return stems.read(family, (files("filters") / f"resources/stems/{family}.tsv").read_text("utf-8"))


def _winning(draw: random.Random) -> str:
    """A made name of two characters, one of them of winning."""
    pair = [draw.choice(_WINNING), draw.choice(_AUSPICIOUS + _WINNING)]
    draw.shuffle(pair)
    return "".join(pair)


def _auspicious(draw: random.Random) -> str:
    return "".join(draw.sample(_AUSPICIOUS, 2))


def _honest(kinds_out: set[str], draw: random.Random) -> list[str]:
    pieces: list[str] = []
    for topic in headers.topics():
        for text in (topic.title, *topic.sentences):
            pieces += _PIECE.findall(fold(text).lower())
    for file in sorted(HONEST.glob("*.txt")):
        if file.stem not in kinds_out:
            pieces += _PIECE.findall(fold(file.read_text(encoding="utf-8")).lower()) * 2
    pieces += [name for name in patterns.portals() if len(name) > 2] * 6
    pieces += _COLUMNS * 4 + _REMARKS * 6
    pieces += (_COLUMNS + _SHOPS + _TAIWAN_AND_HONG_KONG * 2 + _OWN_NAMES + _AUSPICIOUS_WORDS + _HONEST_HALLS + wagers.HONEST) * 6
    words = _dictionary()
    pieces += (_GOODS + _SERVICES) * 6
    pieces += [draw.choice(_GOODS + _SERVICES) + draw.choice(_OFFERED) for _ in range(3000)]
    pieces += _NAMES * 6 + [draw.choice(_NAMES) + draw.choice(_ABOUT) for _ in range(3000)]
    pieces += [draw.choice(words) + draw.choice(_ABOUT) for _ in range(2000)]
    pieces += [draw.choice(_GOODS) + draw.choice(_GOODS) for _ in range(1000)]
    pieces += [_auspicious(draw) + draw.choice(_OF_FIRMS) for _ in range(2500)]
    pieces += ["".join(draw.sample(_LEARNED, 2)) + draw.choice("堂轩阁坊馆斋厅苑居园") for _ in range(1500)]
    pieces += _CALLED * 6
    spoken = random.Random(19)
    pieces += [_remark(spoken) for _ in range(_SAYING)]
    pieces += [spoken.choice(_KINDS) + spoken.choice(_GOODS) for _ in range(2000)]
    pieces += [spoken.choice(_TESTS) + spoken.choice(_COURSES) for _ in range(1000)]
    apart = random.Random(17)
    pieces += [wagers.honest(apart) for _ in range(1500)]
    pieces += [draw.choice(words) + draw.choice(_SITES) for _ in range(3000)]
    pieces += [draw.choice(words) + draw.choice(words) for _ in range(15000)]
    pieces += [draw.choice(words) for _ in range(8000)]
    pieces += [word for word in words if len(word) == 2 and not set(word).isdisjoint(_AUSPICIOUS + _WINNING)] * 3
    pieces += [draw.choice(words) + draw.choice([*_HALLS, *_CALLS, *_AUDIENCES, *_SELLERS]) for _ in range(6000)]
    goods = [s.text for family in ("other", "loan") for s in _stems(family) if 0.3 <= s.weight < stems.STRONG]
    pieces += [draw.choice(goods) + draw.choice(_REPORTS) for _ in range(2500)]
    pieces += [draw.choice(_LATIN) + draw.choice(words) for _ in range(600)]
    pieces += [draw.choice(words) + draw.choice(_LATIN) for _ in range(400)]
    pieces += [draw.choice(words) + draw.choice(words) + draw.choice(words) for _ in range(5000)]
    return pieces


def _remark(draw: random.Random) -> str:
    """A made remark of a customer: 快递超快, 要换货."""
    if draw.random() < 0.6:
        return draw.choice(_RATED) + draw.choice(_RATINGS)
    return draw.choice(_INTENDS) + draw.choice(_DEEDS)


def _dictionary() -> list[str]:
    """Everyday nouns and verbs of jieba's dictionary in which no stem of weight stands."""
    import jieba

    found = []
    for row in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = row.split(" ")
        if kind in ("n", "v", "vn", "ns", "l", "a") and 2 <= len(word) <= 4 and int(count) >= 50:
            found.append(word)
    lexicon = stems.lexicon()
    return [word for word in found if all(h.stem.weight < 0.3 for h in lexicon.hits(word))]


if __name__ == "__main__":
    main()
